CREATE TABLE "sent_forms" (
	"form" text NOT NULL,
	"digest" text NOT NULL,
	"verb" text NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sent_forms_form_digest_pk" PRIMARY KEY("form","digest"),
	CONSTRAINT "sent_forms_verb" CHECK ("sent_forms"."verb" in ('sign-up', 'sign-in-code', 'confirm-code', 'redeem-code', 'reset', 'prove-mailbox', 'set-up-company', 'create-app', 'move-app', 'add-key', 'remove-key', 'ask-newsletter', 'invite-member', 'resend-team-invite', 'correct-team-invite', 'resend-invite', 'remind-client', 'change-role', 'remove-member', 'leave', 'close-company'))
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose";--> statement-breakpoint
ALTER TABLE "activities" DROP CONSTRAINT "activities_verb";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "billing_checkouts" ADD COLUMN "kept_access" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "for_client" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "crashes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "sent_forms_created" ON "sent_forms" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "billing_checkouts_company" ON "billing_checkouts" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("dead_at") WHERE "outbox"."dead_at" is not null;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-up', 'sign-in', 'prove-mailbox', 'reset-password', 'join-team', 'confirm'));--> statement-breakpoint
ALTER TABLE "billing_checkouts" ADD CONSTRAINT "billing_checkouts_kept_access" CHECK ("billing_checkouts"."kept_access" in ('admin', 'collaborator', 'none'));--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'sessions-ended', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-reminded', 'invite-declined', 'reminders-stopped', 'invite-withdrawn', 'invite-expired', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed', 'member-invited', 'team-invite-resent', 'team-invite-corrected', 'team-invite-passed-on', 'team-invite-withdrawn', 'team-invite-declined', 'team-invite-expired', 'member-joined', 'role-changed', 'apps-ticked', 'member-left', 'member-removed', 'company-renamed', 'company-setting-changed', 'company-closed', 'app-moved', 'app-switched-off', 'ssh-key-added', 'ssh-key-removed', 'kind-switched', 'newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-reminder', 'mail-withdrawn', 'mail-declined', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'mail-order-lapsed', 'mail-order-lapsed-developer', 'mail-invite-expired', 'mail-reset', 'mail-new-sign-in', 'mail-knocking', 'mail-team-invite', 'mail-team-invite-withdrawn', 'mail-team-invite-declined', 'mail-team-link-wanted', 'mail-team-invite-expired', 'mail-joined', 'mail-role-changed', 'mail-left', 'mail-removed', 'mail-company-closed', 'mail-app-moved', 'mail-ssh-key', 'mail-newsletter-confirm', 'mail-newsletter', 'mail-offered', 'withdraw-unentitled', 'sweep-checkouts', 'close-expired', 'tell-expired', 'send-reminders', 'prune'));--> statement-breakpoint
-- by hand
-- Orders of before grant what their invite asked for.
UPDATE billing_checkouts c SET kept_access = i.kept_access FROM client_invites i WHERE i.id = c.invite_id;
--> statement-breakpoint
-- Only setting a company up for a client has made billing contacts that nobody can charge.
UPDATE companies c SET for_client = true WHERE EXISTS (
  SELECT 1 FROM billing_contacts b WHERE b.company_id = c.id AND b.status = 'incomplete');
