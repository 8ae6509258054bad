import type { KeptAccess } from '@/db/vocabulary'

/** What the sender may do after a hand-over: asked of the client on the order page. */
export const keptAccess = {
  title: (f: { sender: string; company: string }) => `What may ${f.sender} do at ${f.company}?`,
  /** Where the Company is new. */
  titleNew: (sender: string) => `What may ${sender} do there?`,
  asks: {
    admin: (sender: string) => `${sender} asks to be Admin of this company, for the technical side.`,
    collaborator: (sender: string) => `${sender} asks to keep working on it.`,
  },
  less: (sender: string) => `Let ${sender} do less`,
  choice: {
    admin: 'All websites, as Admin',
    collaborator: 'Only what you take over now',
    none: 'No access',
  } satisfies Record<KeptAccess, string>,
  means: {
    admin: 'May add or switch off websites and invite other developers. Sees no card or bank details.',
    collaborator: 'Works on it and sees no other website and no bills.',
    none: 'Nobody looks after the technical side then.',
  } satisfies Record<KeptAccess, string>,
  asked: (sender: string) => `${sender} asks for this.`,
  more: {
    nothing: (sender: string) => `It is more than today: ${sender} is not part of this company.`,
    billing: (sender: string) => `It is more than today: ${sender} pays and sees the bills there.`,
    collaborator: (f: { sender: string; websites: string }) =>
      `It is more than today: ${f.sender} works on ${f.websites} there.`,
  },
  ends: (sender: string) => `${sender} will have no access to it.`,
  stays: (f: { sender: string; role: string; company: string }) => `${f.sender} stays ${f.role} of ${f.company}.`,
}
