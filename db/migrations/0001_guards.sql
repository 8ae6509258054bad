-- What must hold no matter who writes.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The day ledger has no overlap: at most one payer per App and day. An empty row (ends the day before it starts) covers nothing.
ALTER TABLE app_usage ADD CONSTRAINT app_usage_no_overlap
  EXCLUDE USING gist (app_id WITH =, daterange(starts_on, ends_on + 1, '[)') WITH &&);
--> statement-breakpoint
-- A Company always has an Owner. The company row is locked before counting, so that two leaving Owners queue up.
-- NO KEY UPDATE, because FOR UPDATE deadlocks with the locks foreign keys take.
CREATE FUNCTION company_keeps_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  company uuid;
BEGIN
  IF TG_TABLE_NAME = 'companies' THEN
    company := NEW.id;
  ELSE
    company := OLD.company_id;
  END IF;
  PERFORM 1 FROM companies WHERE id = company FOR NO KEY UPDATE;
  IF FOUND AND NOT EXISTS (SELECT 1 FROM memberships WHERE company_id = company AND role = 'owner') THEN
    RAISE EXCEPTION 'a company keeps an owner' USING ERRCODE = '23514', CONSTRAINT = 'company_keeps_an_owner';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER memberships_keep_an_owner AFTER UPDATE OR DELETE ON memberships
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION company_keeps_an_owner();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER companies_start_with_an_owner AFTER INSERT ON companies
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION company_keeps_an_owner();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER activities_append_only BEFORE UPDATE OR DELETE ON activities
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agreements_append_only BEFORE UPDATE OR DELETE ON agreements
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_currency_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.currency <> OLD.currency THEN
    RAISE EXCEPTION 'a billing contact keeps its currency' USING ERRCODE = '23514', CONSTRAINT = 'billing_contacts_currency';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER billing_contacts_currency BEFORE UPDATE ON billing_contacts
  FOR EACH ROW EXECUTE FUNCTION refuse_currency_change();
--> statement-breakpoint
-- An ended Client Invite stays ended: each final moment is set once and never moved or taken back.
CREATE FUNCTION ended_invite_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.completed_at IS NOT NULL AND NEW.completed_at IS DISTINCT FROM OLD.completed_at)
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
    OR (OLD.declined_at IS NOT NULL AND NEW.declined_at IS DISTINCT FROM OLD.declined_at)
    OR (num_nonnulls(OLD.completed_at, OLD.withdrawn_at, OLD.declined_at) > 0 AND NEW.generation <> OLD.generation) THEN
    RAISE EXCEPTION 'an ended invite stays ended' USING ERRCODE = '23514', CONSTRAINT = 'client_invites_ended';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER client_invites_ended BEFORE UPDATE ON client_invites
  FOR EACH ROW EXECUTE FUNCTION ended_invite_stays_ended();
--> statement-breakpoint
-- Neither terms nor their hash change after an order was completed.
CREATE FUNCTION completed_terms_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.completed_at IS NOT NULL AND (NEW.terms IS DISTINCT FROM OLD.terms OR NEW.terms_hash IS DISTINCT FROM OLD.terms_hash) THEN
    RAISE EXCEPTION 'completed terms are frozen' USING ERRCODE = '23514', CONSTRAINT = 'client_invites_terms';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER client_invites_terms BEFORE UPDATE ON client_invites
  FOR EACH ROW EXECUTE FUNCTION completed_terms_are_frozen();
