CREATE TABLE "newsletter_subscriptions" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"text_version" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "newsletter_subscriptions_generation" CHECK ("newsletter_subscriptions"."generation" >= 1)
);
--> statement-breakpoint
CREATE TABLE "newsletters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ssh_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"type" text NOT NULL,
	"blob" text NOT NULL,
	"fingerprint" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ssh_keys_type" CHECK ("ssh_keys"."type" in ('ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-rsa', 'sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com')),
	CONSTRAINT "ssh_keys_label" CHECK (length("ssh_keys"."label") between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "team_invite_apps" (
	"invite_id" uuid NOT NULL,
	"app_id" uuid NOT NULL,
	CONSTRAINT "team_invite_apps_invite_id_app_id_pk" PRIMARY KEY("invite_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "team_invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"inviter_id" uuid NOT NULL,
	"sender_name" text NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"expiry_days" integer DEFAULT 14 NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"mailed_hash" text NOT NULL,
	"copied_hash" text NOT NULL,
	"former_hashes" text[] DEFAULT '{}' NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"last_sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"declined_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"new_link_wanted_at" timestamp with time zone,
	CONSTRAINT "team_invites_role" CHECK ("team_invites"."role" in ('owner', 'admin', 'billing', 'collaborator')),
	CONSTRAINT "team_invites_language" CHECK ("team_invites"."language" in ('en', 'de')),
	CONSTRAINT "team_invites_generation" CHECK ("team_invites"."generation" >= 1),
	CONSTRAINT "team_invites_name" CHECK (length("team_invites"."name") <= 80),
	CONSTRAINT "team_invites_message" CHECK (length("team_invites"."message") <= 600),
	CONSTRAINT "team_invites_one_end" CHECK (num_nonnulls("team_invites"."accepted_at", "team_invites"."declined_at", "team_invites"."withdrawn_at") <= 1),
	CONSTRAINT "team_invites_accepted" CHECK (("team_invites"."accepted_at" is null) = ("team_invites"."accepted_by" is null))
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose";--> statement-breakpoint
ALTER TABLE "activities" DROP CONSTRAINT "activities_verb";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "newsletter_subscriptions" ADD CONSTRAINT "newsletter_subscriptions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ssh_keys" ADD CONSTRAINT "ssh_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invite_apps" ADD CONSTRAINT "team_invite_apps_invite_id_team_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."team_invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invite_apps" ADD CONSTRAINT "team_invite_apps_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invites" ADD CONSTRAINT "team_invites_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invites" ADD CONSTRAINT "team_invites_inviter_id_accounts_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invites" ADD CONSTRAINT "team_invites_accepted_by_accounts_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ssh_keys_fingerprint" ON "ssh_keys" USING btree ("fingerprint");--> statement-breakpoint
CREATE INDEX "ssh_keys_account" ON "ssh_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "team_invite_apps_app" ON "team_invite_apps" USING btree ("app_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_invites_mailed" ON "team_invites" USING btree ("mailed_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "team_invites_copied" ON "team_invites" USING btree ("copied_hash");--> statement-breakpoint
CREATE INDEX "team_invites_former" ON "team_invites" USING gin ("former_hashes");--> statement-breakpoint
CREATE UNIQUE INDEX "team_invites_one_open" ON "team_invites" USING btree ("company_id","email") WHERE "team_invites"."accepted_at" is null and "team_invites"."declined_at" is null and "team_invites"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "team_invites_company" ON "team_invites" USING btree ("company_id","sent_at");--> statement-breakpoint
CREATE INDEX "team_invites_inviter" ON "team_invites" USING btree ("inviter_id");--> statement-breakpoint
CREATE INDEX "team_invites_email" ON "team_invites" USING btree ("email");--> statement-breakpoint
CREATE INDEX "activities_app" ON "activities" USING btree ("app_id","at");--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-up', 'sign-in', 'prove-mailbox', 'reset-password', 'join-team'));--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'sessions-ended', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-reminded', 'invite-declined', 'reminders-stopped', 'invite-withdrawn', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed', 'member-invited', 'team-invite-resent', 'team-invite-corrected', 'team-invite-passed-on', 'team-invite-withdrawn', 'team-invite-declined', 'member-joined', 'role-changed', 'apps-ticked', 'member-left', 'member-removed', 'company-renamed', 'company-setting-changed', 'company-closed', 'app-moved', 'app-switched-off', 'ssh-key-added', 'ssh-key-removed', 'kind-switched', 'newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-reminder', 'mail-withdrawn', 'mail-declined', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'mail-reset', 'mail-new-sign-in', 'mail-team-invite', 'mail-team-invite-withdrawn', 'mail-team-invite-declined', 'mail-team-link-wanted', 'mail-joined', 'mail-role-changed', 'mail-left', 'mail-removed', 'mail-company-closed', 'mail-app-moved', 'mail-ssh-key', 'mail-newsletter-confirm', 'mail-newsletter', 'mail-offered', 'withdraw-unentitled', 'sweep-checkouts', 'close-expired', 'send-reminders', 'prune'));--> statement-breakpoint
-- A closed Company belongs to nobody, and stays closed. Every other one keeps an Owner.
CREATE OR REPLACE FUNCTION company_keeps_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  company uuid;
BEGIN
  IF TG_TABLE_NAME = 'companies' THEN
    company := NEW.id;
  ELSE
    company := OLD.company_id;
  END IF;
  PERFORM 1 FROM companies WHERE id = company AND closed_at IS NULL FOR NO KEY UPDATE;
  IF FOUND AND NOT EXISTS (SELECT 1 FROM memberships WHERE company_id = company AND role = 'owner') THEN
    RAISE EXCEPTION 'a company keeps an owner' USING ERRCODE = '23514', CONSTRAINT = 'company_keeps_an_owner';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION closed_company_stays_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
    RAISE EXCEPTION 'a closed company stays closed' USING ERRCODE = '23514', CONSTRAINT = 'companies_closed';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER companies_closed BEFORE UPDATE ON companies
  FOR EACH ROW EXECUTE FUNCTION closed_company_stays_closed();
--> statement-breakpoint
-- Nobody joins a closed Company. The lock makes a joining wait for a closing that goes on.
CREATE FUNCTION closed_company_takes_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM companies WHERE id = NEW.company_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM companies WHERE id = NEW.company_id AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a closed company takes nobody in' USING ERRCODE = '23514', CONSTRAINT = 'memberships_closed_company';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_closed_company BEFORE INSERT ON memberships
  FOR EACH ROW EXECUTE FUNCTION closed_company_takes_nobody();
--> statement-breakpoint
-- An ended Team Invite stays ended.
CREATE FUNCTION ended_team_invite_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD.accepted_at, OLD.declined_at, OLD.withdrawn_at) > 0
    AND (NEW.accepted_at IS DISTINCT FROM OLD.accepted_at OR NEW.declined_at IS DISTINCT FROM OLD.declined_at
      OR NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at OR NEW.generation <> OLD.generation) THEN
    RAISE EXCEPTION 'an ended team invite stays ended' USING ERRCODE = '23514', CONSTRAINT = 'team_invites_ended';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER team_invites_ended BEFORE UPDATE ON team_invites
  FOR EACH ROW EXECUTE FUNCTION ended_team_invite_stays_ended();
--> statement-breakpoint
-- The logs cannot be emptied either.
CREATE TRIGGER activities_not_emptied BEFORE TRUNCATE ON activities
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agreements_not_emptied BEFORE TRUNCATE ON agreements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A person is one thing in a Company: a member, or a Collaborator on some of its Apps. The lock makes two changes that go on
-- at once see each other.
CREATE FUNCTION one_role_a_company() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  company uuid;
BEGIN
  IF TG_TABLE_NAME = 'app_collaborators' THEN
    SELECT company_id INTO company FROM apps WHERE id = NEW.app_id;
  ELSE
    company := NEW.company_id;
  END IF;
  PERFORM 1 FROM companies WHERE id = company FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM memberships m JOIN apps a ON a.company_id = m.company_id
    JOIN app_collaborators c ON c.app_id = a.id AND c.account_id = m.account_id WHERE m.company_id = company) THEN
    RAISE EXCEPTION 'one role a company' USING ERRCODE = '23514', CONSTRAINT = 'one_role_a_company';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER app_collaborators_one_role AFTER INSERT ON app_collaborators
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION one_role_a_company();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER memberships_one_role AFTER INSERT ON memberships
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION one_role_a_company();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER apps_one_role AFTER UPDATE OF company_id ON apps
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.company_id IS DISTINCT FROM NEW.company_id)
  EXECUTE FUNCTION one_role_a_company();
