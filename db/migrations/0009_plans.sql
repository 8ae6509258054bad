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
ALTER TABLE "activities" DROP CONSTRAINT "activities_verb";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "sent_forms" DROP CONSTRAINT "sent_forms_verb";--> statement-breakpoint
ALTER TABLE "agreements" ALTER COLUMN "invite_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "apps" ADD COLUMN "plan_ends_on" date;--> statement-breakpoint
ALTER TABLE "apps" ADD COLUMN "plan_ended_on" date;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "order_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "payment_method_exp_month" integer;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "payment_method_exp_year" integer;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "vat_checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "stripe_reads" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
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
CREATE UNIQUE INDEX "payment_setups_session" ON "payment_setups" USING btree ("stripe_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_setups_one_open" ON "payment_setups" USING btree ("billing_contact_id") WHERE "payment_setups"."settled_at" is null and "payment_setups"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "payment_setups_due" ON "payment_setups" USING btree ("next_check_at") WHERE "payment_setups"."next_check_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_requests_one_an_app" ON "plan_requests" USING btree ("app_id") WHERE "plan_requests"."decided_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_requests_one_a_name" ON "plan_requests" USING btree ("app_name") WHERE "plan_requests"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "plan_requests_company" ON "plan_requests" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE INDEX "plan_requests_waiting" ON "plan_requests" USING btree ("expires_at") WHERE "plan_requests"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "apps_plan_ends" ON "apps" USING btree ("plan_ends_on") WHERE "apps"."plan_ends_on" is not null;--> statement-breakpoint
CREATE INDEX "apps_plan_ended" ON "apps" USING btree ("plan_ended_on") WHERE "apps"."plan_ended_on" is not null and "apps"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "apps_switched_off" ON "apps" USING btree ("deleted_at") WHERE "apps"."deleted_at" is not null and "apps"."name_freed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_once_a_version" ON "agreements" USING btree ("company_id","document","version") WHERE "agreements"."invite_id" is null;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_plan_end" CHECK (("apps"."plan_ends_on" is null and "apps"."plan_ended_on" is null)
      or ("apps"."billing_contact_id" is not null and ("apps"."plan_ends_on" is null or "apps"."plan_ended_on" is null)));--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_freed_was_switched_off" CHECK ("apps"."name_freed_at" is null or "apps"."deleted_at" is not null);--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD CONSTRAINT "billing_contacts_order_number" CHECK (length("billing_contacts"."order_number") <= 40);--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_admin_monthly_limit" CHECK ("companies"."admin_monthly_limit" >= 0);--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'sessions-ended', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-reminded', 'invite-declined', 'reminders-stopped', 'invite-withdrawn', 'invite-expired', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed', 'billing-contact-added', 'billing-details-changed', 'payment-method-saved', 'payment-method-gone', 'vat-id-checked', 'member-invited', 'team-invite-resent', 'team-invite-corrected', 'team-invite-passed-on', 'team-invite-withdrawn', 'team-invite-declined', 'team-invite-expired', 'member-joined', 'role-changed', 'apps-ticked', 'member-left', 'member-removed', 'company-renamed', 'company-setting-changed', 'company-closed', 'app-moved', 'app-switched-off', 'ssh-key-added', 'ssh-key-removed', 'kind-switched', 'newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-reminder', 'mail-withdrawn', 'mail-declined', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'mail-order-lapsed', 'mail-order-lapsed-developer', 'mail-invite-expired', 'mail-reset', 'mail-new-sign-in', 'mail-knocking', 'mail-team-invite', 'mail-team-invite-withdrawn', 'mail-team-invite-declined', 'mail-team-link-wanted', 'mail-team-invite-expired', 'mail-joined', 'mail-role-changed', 'mail-left', 'mail-removed', 'mail-company-closed', 'mail-app-moved', 'mail-ssh-key', 'mail-newsletter-confirm', 'mail-newsletter', 'mail-offered', 'withdraw-unentitled', 'sync-customer', 'sweep-checkouts', 'sweep-setups', 'close-expired', 'tell-expired', 'send-reminders', 'prune'));--> statement-breakpoint
ALTER TABLE "sent_forms" ADD CONSTRAINT "sent_forms_verb" CHECK ("sent_forms"."verb" in ('sign-up', 'sign-in-code', 'confirm-code', 'redeem-code', 'reset', 'prove-mailbox', 'set-up-company', 'add-contact', 'create-app', 'move-app', 'add-key', 'remove-key', 'ask-newsletter', 'invite-member', 'resend-team-invite', 'correct-team-invite', 'resend-invite', 'remind-client', 'change-role', 'remove-member', 'leave', 'close-company'));--> statement-breakpoint
-- by hand
-- Bills of before are written in the language of whoever owns the Company the longest.
ALTER TABLE billing_contacts ADD COLUMN language text;
--> statement-breakpoint
UPDATE billing_contacts b SET language = coalesce((
  SELECT a.language FROM memberships m JOIN accounts a ON a.id = m.account_id
  WHERE m.company_id = b.company_id AND m.role = 'owner' ORDER BY m.created_at, m.account_id LIMIT 1), 'en');
--> statement-breakpoint
ALTER TABLE billing_contacts ALTER COLUMN language SET NOT NULL;
--> statement-breakpoint
ALTER TABLE billing_contacts ADD CONSTRAINT billing_contacts_language CHECK (billing_contacts.language IN ('en', 'de'));
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
