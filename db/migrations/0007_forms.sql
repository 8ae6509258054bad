CREATE TABLE "sent_forms" (
	"form" text NOT NULL,
	"digest" text NOT NULL,
	"verb" text NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sent_forms_form_digest_pk" PRIMARY KEY("form","digest"),
	CONSTRAINT "sent_forms_verb" CHECK ("sent_forms"."verb" in ('sign-up', 'sign-in-code', 'redeem-code', 'reset', 'prove-mailbox', 'set-up-company', 'create-app', 'move-app', 'add-key', 'remove-key', 'ask-newsletter', 'invite-member', 'resend-team-invite', 'correct-team-invite', 'resend-invite', 'remind-client', 'change-role', 'remove-member', 'leave', 'close-company'))
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "crashes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "sent_forms_created" ON "sent_forms" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("dead_at") WHERE "outbox"."dead_at" is not null;