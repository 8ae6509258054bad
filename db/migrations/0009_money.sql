CREATE TABLE "payment_setups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"billing_contact_id" uuid,
	"checkout_id" uuid,
	"account_id" uuid,
	"stripe_request" jsonb NOT NULL,
	"stripe_customer_id" text,
	"stripe_session_id" text,
	"stripe_url" text,
	"next" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"next_check_at" timestamp with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "payment_setups_whose" CHECK (num_nonnulls("payment_setups"."billing_contact_id", "payment_setups"."checkout_id") = 1),
	CONSTRAINT "payment_setups_one_end" CHECK ("payment_setups"."settled_at" is null or "payment_setups"."ended_at" is null)
);
--> statement-breakpoint
CREATE TABLE "plan_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"app_id" uuid,
	"app_name" text,
	"plan_id" uuid NOT NULL,
	"monthly_amount" integer NOT NULL,
	"currency" text NOT NULL,
	"billing_contact_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision" text,
	CONSTRAINT "plan_requests_decision" CHECK ("plan_requests"."decision" in ('agreed', 'refused', 'withdrawn', 'lapsed')),
	CONSTRAINT "plan_requests_for_one" CHECK (num_nonnulls("plan_requests"."app_id", "plan_requests"."app_name") = 1),
	CONSTRAINT "plan_requests_decided" CHECK (("plan_requests"."decided_at" is null) = ("plan_requests"."decision" is null)),
	CONSTRAINT "plan_requests_by_somebody" CHECK (("plan_requests"."decided_by" is null) = ("plan_requests"."decision" is null or "plan_requests"."decision" = 'lapsed')),
	CONSTRAINT "plan_requests_amount" CHECK ("plan_requests"."monthly_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bill_documents" (
	"bill_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"recipient" jsonb NOT NULL,
	"pdf" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bill_documents_bill_id_version_pk" PRIMARY KEY("bill_id","version"),
	CONSTRAINT "bill_documents_version" CHECK ("bill_documents"."version" >= 1),
	CONSTRAINT "bill_documents_sha256" CHECK ("bill_documents"."sha256" = encode(sha256("bill_documents"."pdf"), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "bill_lines" (
	"bill_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"app_id" uuid NOT NULL,
	"app_name" text NOT NULL,
	"plan_name" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"days" integer NOT NULL,
	"days_in_month" integer NOT NULL,
	"monthly_amount" integer NOT NULL,
	"amount" integer NOT NULL,
	"vat" integer NOT NULL,
	CONSTRAINT "bill_lines_bill_id_position_pk" PRIMARY KEY("bill_id","position"),
	CONSTRAINT "bill_lines_days" CHECK ("bill_lines"."days" = "bill_lines"."to_on" - "bill_lines"."from_on" + 1 and "bill_lines"."days" between 1 and "bill_lines"."days_in_month"),
	CONSTRAINT "bill_lines_amounts" CHECK ("bill_lines"."amount" >= 0 and "bill_lines"."vat" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bill_numbers" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "bill_numbers_last" CHECK ("bill_numbers"."last" >= 1)
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"billing_contact_id" uuid NOT NULL,
	"month" date NOT NULL,
	"number" text NOT NULL,
	"currency" text NOT NULL,
	"net" integer NOT NULL,
	"vat" integer NOT NULL,
	"gross" integer NOT NULL,
	"vat_reason" text NOT NULL,
	"vat_country" text NOT NULL,
	"vat_rate" integer NOT NULL,
	"issuer" jsonb NOT NULL,
	"recipient" jsonb NOT NULL,
	"method" jsonb,
	"charge_on" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bills_month" CHECK (extract(day from "bills"."month") = 1),
	CONSTRAINT "bills_form_of_number" CHECK ("bills"."number" ~ '^[A-Za-z0-9-]{1,20}$'),
	CONSTRAINT "bills_gross" CHECK ("bills"."gross" = "bills"."net" + "bills"."vat"),
	CONSTRAINT "bills_amounts" CHECK ("bills"."net" >= 0 and "bills"."vat" >= 0),
	CONSTRAINT "bills_vat_reason" CHECK ("bills"."vat_reason" in ('domestic', 'reverse-charge', 'eu-without-vat-id', 'outside-eu', 'small-business'))
);
--> statement-breakpoint
ALTER TABLE "activities" DROP CONSTRAINT "activities_verb";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "sent_forms" DROP CONSTRAINT "sent_forms_verb";--> statement-breakpoint
ALTER TABLE "agreements" ALTER COLUMN "invite_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "apps" ADD COLUMN "plan_ends_on" date;--> statement-breakpoint
ALTER TABLE "apps" ADD COLUMN "plan_ended_on" date;--> statement-breakpoint
ALTER TABLE "apps" ADD COLUMN "kept_until" date;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "order_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "payment_method_exp_month" integer;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "payment_method_exp_year" integer;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "vat_checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "stripe_reads" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "billed_through" date;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "admin_monthly_limit" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_setups" ADD CONSTRAINT "payment_setups_billing_contact_id_billing_contacts_id_fk" FOREIGN KEY ("billing_contact_id") REFERENCES "public"."billing_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_setups" ADD CONSTRAINT "payment_setups_checkout_id_billing_checkouts_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "public"."billing_checkouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_setups" ADD CONSTRAINT "payment_setups_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_requests" ADD CONSTRAINT "plan_requests_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_requests" ADD CONSTRAINT "plan_requests_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_requests" ADD CONSTRAINT "plan_requests_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_requests" ADD CONSTRAINT "plan_requests_billing_contact_id_billing_contacts_id_fk" FOREIGN KEY ("billing_contact_id") REFERENCES "public"."billing_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_requests" ADD CONSTRAINT "plan_requests_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_requests" ADD CONSTRAINT "plan_requests_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_documents" ADD CONSTRAINT "bill_documents_bill_id_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_bill_id_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_billing_contact_id_billing_contacts_id_fk" FOREIGN KEY ("billing_contact_id") REFERENCES "public"."billing_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_setups_session" ON "payment_setups" USING btree ("stripe_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_setups_one_open" ON "payment_setups" USING btree ("billing_contact_id") WHERE "payment_setups"."settled_at" is null and "payment_setups"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "payment_setups_due" ON "payment_setups" USING btree ("next_check_at") WHERE "payment_setups"."next_check_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_requests_one_an_app" ON "plan_requests" USING btree ("app_id") WHERE "plan_requests"."decided_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_requests_one_a_name" ON "plan_requests" USING btree ("app_name") WHERE "plan_requests"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "plan_requests_company" ON "plan_requests" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "plan_requests_waiting" ON "plan_requests" USING btree ("expires_at") WHERE "plan_requests"."decided_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bills_once_a_month" ON "bills" USING btree ("billing_contact_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "bills_number" ON "bills" USING btree ("number");--> statement-breakpoint
CREATE INDEX "apps_plan_ends" ON "apps" USING btree ("plan_ends_on") WHERE "apps"."plan_ends_on" is not null;--> statement-breakpoint
CREATE INDEX "apps_plan_ended" ON "apps" USING btree ("plan_ended_on") WHERE "apps"."plan_ended_on" is not null and "apps"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "apps_switched_off" ON "apps" USING btree ("deleted_at") WHERE "apps"."deleted_at" is not null and "apps"."name_freed_at" is null;--> statement-breakpoint
CREATE INDEX "billing_contacts_billed_through" ON "billing_contacts" USING btree (coalesce("billed_through", '-infinity'::date),"id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_once_a_version" ON "agreements" USING btree ("company_id","document","version") WHERE "agreements"."invite_id" is null;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_plan_end" CHECK (("apps"."plan_ends_on" is null and "apps"."plan_ended_on" is null)
      or ("apps"."billing_contact_id" is not null and ("apps"."plan_ends_on" is null or "apps"."plan_ended_on" is null)));--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_freed_was_switched_off" CHECK ("apps"."name_freed_at" is null or "apps"."deleted_at" is not null);--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD CONSTRAINT "billing_contacts_language" CHECK ("billing_contacts"."language" in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD CONSTRAINT "billing_contacts_order_number" CHECK (length("billing_contacts"."order_number") <= 40);--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_admin_monthly_limit" CHECK ("companies"."admin_monthly_limit" >= 0);--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'sessions-ended', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-reminded', 'invite-declined', 'reminders-stopped', 'invite-withdrawn', 'invite-expired', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed', 'billing-contact-added', 'billing-details-changed', 'payment-method-saved', 'payment-method-gone', 'vat-id-checked', 'member-invited', 'team-invite-resent', 'team-invite-corrected', 'team-invite-passed-on', 'team-invite-withdrawn', 'team-invite-declined', 'team-invite-expired', 'member-joined', 'role-changed', 'apps-ticked', 'member-left', 'member-removed', 'company-renamed', 'company-setting-changed', 'company-closed', 'app-moved', 'app-booked', 'plan-changed', 'app-switched-off', 'bill-corrected', 'app-restored', 'plan-end-set', 'plan-kept', 'plan-ended', 'plan-asked', 'plan-agreed', 'plan-refused', 'plan-withdrawn', 'plan-lapsed', 'ssh-key-added', 'ssh-key-removed', 'kind-switched', 'newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-reminder', 'mail-withdrawn', 'mail-declined', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'mail-order-lapsed', 'mail-order-lapsed-developer', 'mail-invite-expired', 'mail-reset', 'mail-new-sign-in', 'mail-knocking', 'mail-team-invite', 'mail-team-invite-withdrawn', 'mail-team-invite-declined', 'mail-team-link-wanted', 'mail-team-invite-expired', 'mail-joined', 'mail-role-changed', 'mail-left', 'mail-removed', 'mail-company-closed', 'mail-app-moved', 'mail-plan-changed', 'mail-plan-asked', 'mail-plan-decided', 'mail-ssh-key', 'mail-newsletter-confirm', 'mail-newsletter', 'mail-offered', 'mail-bill', 'mail-address-wanted', 'mail-plan-ends', 'mail-plan-ended', 'mail-app-kept', 'mail-app-switched-off', 'mail-app-restored', 'withdraw-unentitled', 'sync-customer', 'sweep-checkouts', 'sweep-setups', 'close-expired', 'tell-expired', 'send-reminders', 'close-months', 'end-plans', 'free-names', 'prune', 'lapse-requests'));--> statement-breakpoint
ALTER TABLE "sent_forms" ADD CONSTRAINT "sent_forms_verb" CHECK ("sent_forms"."verb" in ('sign-up', 'sign-in-code', 'confirm-code', 'redeem-code', 'reset', 'prove-mailbox', 'set-up-company', 'add-contact', 'create-app', 'book-app', 'set-plan', 'move-app', 'add-key', 'remove-key', 'ask-newsletter', 'invite-member', 'resend-team-invite', 'correct-team-invite', 'resend-invite', 'remind-client', 'change-role', 'remove-member', 'leave', 'close-company', 'correct-bill', 'end-plan', 'keep-plan', 'switch-off-app', 'restore-app'));--> statement-breakpoint
-- by hand
-- Bills of before are written in the language of whoever owns the Company the longest.
UPDATE billing_contacts b SET language = coalesce((
  SELECT a.language FROM memberships m JOIN accounts a ON a.id = m.account_id
  WHERE m.company_id = b.company_id AND m.role = 'owner' ORDER BY m.created_at, m.account_id LIMIT 1), 'en');
--> statement-breakpoint
-- Whatever was to be paid for the months before, nobody was billed for it here: bills begin with the month that runs.
UPDATE billing_contacts SET billed_through = date_trunc('month', now())::date - 1
WHERE EXISTS (SELECT 1 FROM app_usage u WHERE u.billing_contact_id = billing_contacts.id);
--> statement-breakpoint
-- What runs today may go on without asking anybody.
UPDATE companies c SET admin_monthly_limit = s.amount FROM (
  SELECT a.company_id, sum(u.monthly_amount)::int AS amount
  FROM apps a JOIN app_usage u ON u.app_id = a.id AND u.ends_on IS NULL WHERE a.deleted_at IS NULL GROUP BY a.company_id) s
WHERE s.company_id = c.id AND c.closed_at IS NULL;
--> statement-breakpoint
-- A request is decided once; what was asked for never changes.
CREATE FUNCTION decided_request_stays_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL OR (to_jsonb(NEW) - '{decided_at,decided_by,decision}'::text[])
    <> (to_jsonb(OLD) - '{decided_at,decided_by,decision}'::text[]) THEN
    RAISE EXCEPTION 'a plan request is decided once' USING ERRCODE = '23514', CONSTRAINT = 'plan_requests_decided_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER plan_requests_decided_once BEFORE UPDATE ON plan_requests
  FOR EACH ROW EXECUTE FUNCTION decided_request_stays_decided();
--> statement-breakpoint
-- A name that a request holds is nobody else's App: the two tables are one list of names.
CREATE FUNCTION app_name_is_not_asked_for() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Both sides lock the name, so that neither overlooks the other.
  IF TG_TABLE_NAME = 'apps' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('app-name ' || NEW.name, 0));
    IF EXISTS (SELECT 1 FROM plan_requests r WHERE r.app_name = NEW.name AND r.decided_at IS NULL) THEN
      RAISE EXCEPTION 'the name is asked for' USING ERRCODE = '23505', CONSTRAINT = 'apps_name_not_asked_for';
    END IF;
  ELSIF NEW.app_name IS NOT NULL AND NEW.decided_at IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('app-name ' || NEW.app_name, 0));
    IF EXISTS (SELECT 1 FROM apps a WHERE a.name = NEW.app_name AND a.name_freed_at IS NULL) THEN
      RAISE EXCEPTION 'the name is taken' USING ERRCODE = '23505', CONSTRAINT = 'plan_requests_name_is_free';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER apps_name_not_asked_for BEFORE INSERT ON apps FOR EACH ROW EXECUTE FUNCTION app_name_is_not_asked_for();
--> statement-breakpoint
CREATE TRIGGER plan_requests_name_is_free BEFORE INSERT ON plan_requests
  FOR EACH ROW EXECUTE FUNCTION app_name_is_not_asked_for();
--> statement-breakpoint
-- Bills are written once: lines and documents are added, and nothing of them changes or goes.
CREATE TRIGGER bills_append_only BEFORE UPDATE OR DELETE ON bills FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bill_lines_append_only BEFORE UPDATE OR DELETE ON bill_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bill_documents_append_only BEFORE UPDATE OR DELETE ON bill_documents
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bills_not_emptied BEFORE TRUNCATE ON bills
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bill_lines_not_emptied BEFORE TRUNCATE ON bill_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bill_documents_not_emptied BEFORE TRUNCATE ON bill_documents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whoever adds a bill or a line has to have the sums right at the end of the transaction.
CREATE FUNCTION lines_make_the_bill() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  billed uuid := CASE TG_TABLE_NAME WHEN 'bills' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'bill_id')::uuid END;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM bills b WHERE b.id = billed AND (b.net, b.vat) = (
      SELECT coalesce(sum(l.amount), -1), coalesce(sum(l.vat), -1) FROM bill_lines l WHERE l.bill_id = b.id)) THEN
    RAISE EXCEPTION 'the lines of a bill make its sums' USING ERRCODE = '23514', CONSTRAINT = 'bills_are_their_lines';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER bills_are_their_lines AFTER INSERT ON bills DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION lines_make_the_bill();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER bill_lines_make_the_bill AFTER INSERT ON bill_lines DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION lines_make_the_bill();
--> statement-breakpoint
-- Numbers follow one another: the row is counted up in the transaction that writes the bill, and never put back.
CREATE FUNCTION bill_numbers_count_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' AND NEW.last = 1) OR (TG_OP = 'UPDATE' AND NEW.year = OLD.year AND NEW.last = OLD.last + 1) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'numbers of bills are counted up by one' USING ERRCODE = '23514', CONSTRAINT = 'bill_numbers_count_up';
END $$;
--> statement-breakpoint
CREATE TRIGGER bill_numbers_count_up BEFORE INSERT OR UPDATE OR DELETE ON bill_numbers
  FOR EACH ROW EXECUTE FUNCTION bill_numbers_count_up();
--> statement-breakpoint
CREATE TRIGGER bill_numbers_not_emptied BEFORE TRUNCATE ON bill_numbers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Which billed days a row of the ledger covers, and for whom: nothing where it covers none.
CREATE FUNCTION billed_days(used app_usage) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  through date;
  days daterange;
BEGIN
  IF used.ends_on < used.starts_on THEN RETURN ''; END IF;
  -- Whoever closes a month holds the contact's row: a ledger that changes at the same time is judged by what they wrote.
  SELECT billed_through INTO through FROM billing_contacts WHERE id = used.billing_contact_id FOR SHARE;
  days := daterange(used.starts_on, used.ends_on + 1) * daterange(NULL, through + 1);
  IF through IS NULL OR isempty(days) THEN RETURN ''; END IF;
  RETURN concat_ws(' ', days, used.app_id, used.billing_contact_id, used.plan_id, used.monthly_amount, used.currency);
END $$;
--> statement-breakpoint
CREATE FUNCTION billed_days_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  days_before text := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE billed_days(OLD) END;
  days_after text := CASE WHEN TG_OP = 'DELETE' THEN '' ELSE billed_days(NEW) END;
BEGIN
  IF days_before <> days_after THEN
    RAISE EXCEPTION 'these days are billed' USING ERRCODE = '23514', CONSTRAINT = 'app_usage_billed_days_stay';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER app_usage_billed_days_stay BEFORE INSERT OR UPDATE OR DELETE ON app_usage
  FOR EACH ROW EXECUTE FUNCTION billed_days_stay();
--> statement-breakpoint
-- A closed month stays closed, and months are closed whole.
CREATE FUNCTION billed_through_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.billed_through IS NULL OR NEW.billed_through < OLD.billed_through
    OR extract(day FROM NEW.billed_through + 1) <> 1 THEN
    RAISE EXCEPTION 'closed months stay closed' USING ERRCODE = '23514', CONSTRAINT = 'billing_contacts_billed_through';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER billing_contacts_billed_through BEFORE UPDATE OF billed_through ON billing_contacts
  FOR EACH ROW WHEN (NEW.billed_through IS DISTINCT FROM OLD.billed_through) EXECUTE FUNCTION billed_through_goes_on();
