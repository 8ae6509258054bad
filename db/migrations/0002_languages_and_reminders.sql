ALTER TABLE "accounts" DROP CONSTRAINT "accounts_language";--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose";--> statement-breakpoint
ALTER TABLE "client_invites" DROP CONSTRAINT "client_invites_language";--> statement-breakpoint
ALTER TABLE "activities" DROP CONSTRAINT "activities_verb";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "client_invites" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "client_invites" ADD COLUMN "reminders_stopped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "client_invites" ADD COLUMN "decline_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_language" CHECK ("accounts"."language" in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_language" CHECK ("one_time_tokens"."language" in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-up', 'sign-in', 'prove-mailbox', 'reset-password'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_device" CHECK (length("sessions"."device") <= 80);--> statement-breakpoint
ALTER TABLE "client_invites" ADD CONSTRAINT "client_invites_decline_reason" CHECK (length("client_invites"."decline_reason") <= 600);--> statement-breakpoint
ALTER TABLE "client_invites" ADD CONSTRAINT "client_invites_language" CHECK ("client_invites"."language" in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'sessions-ended', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-reminded', 'invite-declined', 'reminders-stopped', 'invite-withdrawn', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-reminder', 'mail-withdrawn', 'mail-declined', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'mail-reset', 'mail-new-sign-in', 'sweep-checkouts', 'close-expired', 'send-reminders', 'prune'));