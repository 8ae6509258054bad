ALTER TABLE "activities" DROP CONSTRAINT "activities_verb";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "mandate_reference" text;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "stripe_invoice_id" text;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "collecting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "next_try_on" date;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "paid_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "void_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "given_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "next_check_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "checks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "bills_invoice" ON "bills" USING btree ("stripe_invoice_id");--> statement-breakpoint
CREATE INDEX "bills_owed" ON "bills" USING btree ("billing_contact_id") WHERE "bills"."failed_at" is not null and "bills"."paid_at" is null and "bills"."void_at" is null;--> statement-breakpoint
CREATE INDEX "bills_to_check" ON "bills" USING btree ("next_check_at") WHERE "bills"."next_check_at" is not null;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD CONSTRAINT "billing_contacts_suspended" CHECK ("billing_contacts"."suspended_at" is null or "billing_contacts"."status" = 'suspended');--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_last_error" CHECK ("bills"."last_error" in ('declined', 'confirmation-wanted', 'no-method', 'given-up'));--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_failed" CHECK (("bills"."failed_at" is null) = ("bills"."last_error" is null));--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_given_up" CHECK ("bills"."given_up_at" is null or "bills"."failed_at" is not null);--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_one_end" CHECK ("bills"."paid_at" is null or "bills"."void_at" is null);--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_nothing_after_the_end" CHECK (("bills"."paid_at" is null and "bills"."void_at" is null)
        or num_nonnulls("bills"."collecting_since", "bills"."next_try_on", "bills"."next_check_at") = 0);--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tries" CHECK ("bills"."tries" >= 0);--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'sessions-ended', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-reminded', 'invite-declined', 'reminders-stopped', 'invite-withdrawn', 'invite-expired', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed', 'billing-contact-added', 'billing-details-changed', 'payment-method-saved', 'payment-method-gone', 'vat-id-checked', 'member-invited', 'team-invite-resent', 'team-invite-corrected', 'team-invite-passed-on', 'team-invite-withdrawn', 'team-invite-declined', 'team-invite-expired', 'member-joined', 'role-changed', 'apps-ticked', 'member-left', 'member-removed', 'company-renamed', 'company-setting-changed', 'company-closed', 'app-moved', 'app-booked', 'plan-changed', 'app-switched-off', 'bill-corrected', 'bill-paid', 'bill-failed', 'bill-cancelled', 'bill-given-up', 'payer-suspended', 'payer-recovered', 'app-restored', 'plan-end-set', 'plan-kept', 'plan-ended', 'plan-asked', 'plan-agreed', 'plan-refused', 'plan-withdrawn', 'plan-lapsed', 'ssh-key-added', 'ssh-key-removed', 'kind-switched', 'newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-reminder', 'mail-withdrawn', 'mail-declined', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'mail-order-lapsed', 'mail-order-lapsed-developer', 'mail-invite-expired', 'mail-reset', 'mail-new-sign-in', 'mail-knocking', 'mail-team-invite', 'mail-team-invite-withdrawn', 'mail-team-invite-declined', 'mail-team-link-wanted', 'mail-team-invite-expired', 'mail-joined', 'mail-role-changed', 'mail-left', 'mail-removed', 'mail-company-closed', 'mail-app-moved', 'mail-plan-changed', 'mail-plan-asked', 'mail-plan-decided', 'mail-ssh-key', 'mail-newsletter-confirm', 'mail-newsletter', 'mail-offered', 'mail-bill', 'mail-address-wanted', 'mail-payment-failed', 'mail-payment-warning', 'mail-payer-suspended', 'mail-payer-recovered', 'mail-method-gone', 'mail-operator-notice', 'mail-plan-ends', 'mail-plan-ended', 'mail-app-kept', 'mail-app-switched-off', 'mail-app-restored', 'withdraw-unentitled', 'sync-customer', 'collect-bill', 'warn-payer', 'suspend-payer', 'report-suspended', 'sweep-checkouts', 'sweep-setups', 'sweep-bills', 'reconcile', 'close-expired', 'tell-expired', 'send-reminders', 'close-months', 'end-plans', 'free-names', 'prune', 'lapse-requests'));--> statement-breakpoint
-- by hand
-- A bill is written once; what became of it is written beside it, and an end stays one.
DROP TRIGGER bills_append_only ON bills;
--> statement-breakpoint
CREATE FUNCTION bills_keep_what_they_say() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving CONSTANT text[] := '{stripe_invoice_id,begun_at,collecting_since,failed_at,last_error,tries,next_try_on,paid_at,void_at,given_up_at,next_check_at,checks}';
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'bills are kept' USING ERRCODE = '23514', CONSTRAINT = 'bills_are_kept';
  END IF;
  IF to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'a bill stays what it says' USING ERRCODE = '23514', CONSTRAINT = 'bills_are_kept';
  END IF;
  IF (OLD.paid_at IS NOT NULL AND NEW.paid_at IS DISTINCT FROM OLD.paid_at)
    OR (OLD.void_at IS NOT NULL AND NEW.void_at IS DISTINCT FROM OLD.void_at) OR NEW.tries < OLD.tries THEN
    RAISE EXCEPTION 'a bill ends once' USING ERRCODE = '23514', CONSTRAINT = 'bills_end_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bills_are_kept BEFORE UPDATE OR DELETE ON bills FOR EACH ROW EXECUTE FUNCTION bills_keep_what_they_say();
--> statement-breakpoint
-- Bills of before are charged on their day (which has begun by noon in Greenwich, wherever the operator is), or now, one by one.
INSERT INTO outbox (id, kind, key, payload, run_at, created_at)
SELECT gen_random_uuid(), 'collect-bill', 'collect-bill:' || b.id || ':' || b.charge_on, jsonb_build_object('billId', b.id),
  greatest(b.charge_on + interval '12 hours', now() AT TIME ZONE 'utc') AT TIME ZONE 'utc'
    + interval '600 ms' * row_number() OVER (ORDER BY b.charge_on, b.number), now()
FROM bills b;
