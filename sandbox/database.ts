import postgres from 'postgres'

export type Database = postgres.Sql
export type Transaction = postgres.TransactionSql

// One lock for everything that writes: requests of the stand-ins run one after the other.
const LOCK = 7_315_002

const TABLES = `
  create schema if not exists sandbox;
  create table if not exists sandbox.objects (
    id text primary key, object text not null, seq bigint generated always as identity,
    body jsonb not null, hidden jsonb not null default '{}');
  create index if not exists objects_by_kind on sandbox.objects (object, seq desc);
  create index if not exists objects_of_customer on sandbox.objects ((body->>'customer'), seq desc)
    where body->>'customer' is not null;
  create index if not exists objects_of_invoice on sandbox.objects ((body->>'invoice'), seq desc)
    where body->>'invoice' is not null;
  create index if not exists objects_by_number on sandbox.objects ((body->>'number')) where body->>'number' is not null;
  create index if not exists objects_to_decide on sandbox.objects (((hidden->>'decides_at')::bigint))
    where hidden->>'decides_at' is not null;
  create table if not exists sandbox.idempotency (
    key text primary key, hash text not null, status int not null, body text not null, created bigint not null);
  create table if not exists sandbox.deliveries (
    id bigint primary key generated always as identity, event_id text not null, endpoint_id text not null,
    state text not null, attempts int not null default 0, answers int[] not null default '{}',
    next_attempt_at timestamptz not null);
  alter table sandbox.deliveries add column if not exists mode text not null default 'normal';
  create index if not exists deliveries_due on sandbox.deliveries (next_attempt_at) where state = 'pending';
  create index if not exists deliveries_by_event on sandbox.deliveries (event_id);
  create table if not exists sandbox.mails (
    id text primary key, seq bigint generated always as identity, idempotency_key text unique, hash text not null,
    attempts int not null default 1, body jsonb not null, at timestamptz not null);
`

/** Connects and makes the schema `sandbox`, which belongs to the stand-ins alone. Safe to run at every start. */
export async function openDatabase(url: string): Promise<Database> {
  const sql = postgres(url, { max: 4, onnotice: () => {} })
  await sql.begin(async (tx) => {
    await lockSandbox(tx)
    await tx.unsafe(TABLES)
  })
  return sql
}

/** Waits for its turn; the turn ends with the transaction. */
export async function lockSandbox(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK})`
}

/** Typed the way the driver wants jsonb values. */
export function json(value: unknown): postgres.JSONValue {
  return JSON.parse(JSON.stringify(value))
}
