import postgres from 'postgres'

/** Somebody of the demo, as the launcher introduces them. */
export type Person = { name: string; email: string; password: string | null; role: string }

export const MARA = {
  firstName: 'Mara',
  lastName: 'Lindqvist',
  email: 'mara@studio-nord.example',
  password: 'paper ink pine 1',
}
export const PETRA = {
  name: 'Petra Voss',
  email: 'petra@ostwind.example',
  company: 'Verlag Ostwind',
  password: 'quiet harbour 2',
}

export const JONAS = { email: 'jonas@weber.example', password: 'green kettle north 3' }

/** Whom one can sign in as once they are made (scripts/seed.ts). */
export const PEOPLE: Person[] = [
  {
    name: 'Mara Lindqvist',
    email: MARA.email,
    password: MARA.password,
    role: 'developer, with a trial App to hand over',
  },
  {
    name: 'Petra Voss',
    email: PETRA.email,
    password: PETRA.password,
    role: 'client, owns an App and has a card on file',
  },
  {
    name: 'Jonas Weber',
    email: JONAS.email,
    password: JONAS.password,
    role: 'developer, works on Petra’s App as a Collaborator',
  },
  { name: 'Kim Berger', email: 'kim@blumenhaus.example', password: null, role: 'client to be: has no account yet' },
]

/** Whether a database has the people of the demo: they are made once. */
export async function hasPeople(databaseUrl: string): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice() {} })
  try {
    const found = await sql`select 1 from accounts where email = ${MARA.email}`
    return found.length > 0
  } finally {
    await sql.end()
  }
}
