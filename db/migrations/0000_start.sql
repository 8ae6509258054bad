CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_kind" CHECK ("accounts"."kind" in ('developer', 'client')),
	CONSTRAINT "accounts_language" CHECK ("accounts"."language" in ('en')),
	CONSTRAINT "accounts_email_canonical" CHECK ("accounts"."email" = lower("accounts"."email") and length("accounts"."email") <= 319),
	CONSTRAINT "accounts_names" CHECK (length("accounts"."first_name") <= 80 and length("accounts"."last_name") <= 80)
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"account_id" uuid,
	"invite_id" uuid,
	"half_sign_up" jsonb,
	"generation" integer DEFAULT 1 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('sign-up', 'sign-in', 'prove-mailbox')),
	CONSTRAINT "one_time_tokens_tries" CHECK ("one_time_tokens"."tries" >= 0)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_collaborators" (
	"app_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_collaborators_app_id_account_id_pk" PRIMARY KEY("app_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "apps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"noun" text DEFAULT 'website' NOT NULL,
	"plan_id" uuid NOT NULL,
	"billing_contact_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"trial_ends_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"name_freed_at" timestamp with time zone,
	CONSTRAINT "apps_noun" CHECK ("apps"."noun" in ('website', 'online-shop', 'app', 'project')),
	CONSTRAINT "apps_name_form" CHECK ("apps"."name" ~ '^[a-z](?:[a-z0-9]|-(?!-)){1,28}[a-z0-9]$'),
	CONSTRAINT "apps_trial_or_paid" CHECK (("apps"."trial_ends_at" is null) = ("apps"."billing_contact_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "plan_prices" (
	"plan_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"monthly_amount" integer NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "plan_prices_plan_id_currency_valid_from_pk" PRIMARY KEY("plan_id","currency","valid_from"),
	CONSTRAINT "plan_prices_amount" CHECK ("plan_prices"."monthly_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"size" text NOT NULL,
	"position" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "billing_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"legal_name" text NOT NULL,
	"invoice_email" text NOT NULL,
	"address" jsonb NOT NULL,
	"country" text NOT NULL,
	"vat_id" text,
	"vat_status" text,
	"stripe_customer_id" text,
	"payment_method_id" text,
	"payment_method_type" text,
	"payment_method_brand" text,
	"payment_method_last4" text,
	"status" text NOT NULL,
	"details_confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_contacts_company_and_id" UNIQUE("company_id","id"),
	CONSTRAINT "billing_contacts_status" CHECK ("billing_contacts"."status" in ('incomplete', 'active', 'past_due', 'suspended')),
	CONSTRAINT "billing_contacts_vat_status" CHECK ("billing_contacts"."vat_status" in ('pending', 'verified', 'unverified')),
	CONSTRAINT "billing_contacts_vat" CHECK (("billing_contacts"."vat_id" is null) = ("billing_contacts"."vat_status" is null)),
	CONSTRAINT "billing_contacts_active_pays" CHECK ("billing_contacts"."status" <> 'active' or ("billing_contacts"."stripe_customer_id" is not null and "billing_contacts"."payment_method_id" is not null)),
	CONSTRAINT "billing_contacts_country" CHECK ("billing_contacts"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "app_usage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"app_id" uuid NOT NULL,
	"billing_contact_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"monthly_amount" integer NOT NULL,
	"currency" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_usage_days" CHECK ("app_usage"."ends_on" >= "app_usage"."starts_on" - 1),
	CONSTRAINT "app_usage_amount" CHECK ("app_usage"."monthly_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "billing_checkouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"invite_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"buyer" jsonb NOT NULL,
	"quote" jsonb NOT NULL,
	"terms_hash" text NOT NULL,
	"currency" text NOT NULL,
	"stripe_request" jsonb,
	"stripe_customer_id" text,
	"stripe_session_id" text,
	"stripe_url" text,
	"status" text NOT NULL,
	"reject_reason" text,
	"company_id" uuid,
	"billing_contact_id" uuid,
	"ordered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"next_check_at" timestamp with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"applied_at" timestamp with time zone,
	"detached_at" timestamp with time zone,
	CONSTRAINT "billing_checkouts_status" CHECK ("billing_checkouts"."status" in ('open', 'completed', 'applied', 'expired', 'rejected', 'superseded')),
	CONSTRAINT "billing_checkouts_applied" CHECK (("billing_checkouts"."status" = 'applied') = ("billing_checkouts"."applied_at" is not null)),
	CONSTRAINT "billing_checkouts_rejected" CHECK (("billing_checkouts"."status" = 'rejected') = ("billing_checkouts"."reject_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"processed_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"invite_id" uuid NOT NULL,
	"document" text NOT NULL,
	"version" text NOT NULL,
	"sha256" text NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreements_document" CHECK ("agreements"."document" in ('terms', 'data-processing'))
);
--> statement-breakpoint
CREATE TABLE "client_invite_apps" (
	"invite_id" uuid NOT NULL,
	"app_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"monthly_amount" integer NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "client_invite_apps_invite_id_app_id_pk" PRIMARY KEY("invite_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "client_invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid,
	"sender_id" uuid NOT NULL,
	"app_choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"client_name" text DEFAULT '' NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"noun" text DEFAULT 'website' NOT NULL,
	"client_company" text DEFAULT '' NOT NULL,
	"country" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"kept_access" text DEFAULT 'admin' NOT NULL,
	"expiry_days" integer DEFAULT 14 NOT NULL,
	"sender_name" text,
	"generation" integer DEFAULT 1 NOT NULL,
	"mailed_hash" text,
	"copied_hash" text,
	"former_hashes" text[] DEFAULT '{}' NOT NULL,
	"terms" jsonb,
	"terms_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"last_sent_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"ordered_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"declined_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"new_link_wanted_at" timestamp with time zone,
	CONSTRAINT "client_invites_noun" CHECK ("client_invites"."noun" in ('website', 'online-shop', 'app', 'project')),
	CONSTRAINT "client_invites_language" CHECK ("client_invites"."language" in ('en')),
	CONSTRAINT "client_invites_kept_access" CHECK ("client_invites"."kept_access" in ('admin', 'collaborator', 'none')),
	CONSTRAINT "client_invites_generation" CHECK ("client_invites"."generation" >= 1),
	CONSTRAINT "client_invites_message" CHECK (length("client_invites"."message") <= 600),
	CONSTRAINT "client_invites_sent_is_whole" CHECK ("client_invites"."sent_at" is null or ("client_invites"."company_id" is not null and "client_invites"."email" <> '' and "client_invites"."terms" is not null
        and "client_invites"."terms_hash" is not null and "client_invites"."expires_at" is not null and "client_invites"."mailed_hash" is not null
        and "client_invites"."copied_hash" is not null and "client_invites"."sender_name" <> '' and "client_invites"."last_sent_at" is not null)),
	CONSTRAINT "client_invites_one_end" CHECK (num_nonnulls("client_invites"."completed_at", "client_invites"."withdrawn_at", "client_invites"."declined_at") <= 1),
	CONSTRAINT "client_invites_completed_was_ordered" CHECK ("client_invites"."completed_at" is null or ("client_invites"."ordered_at" is not null and "client_invites"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text,
	"own_account_id" uuid,
	"admins_may_invite_clients" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "companies_slug_form" CHECK ("companies"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("companies"."slug") <= 60),
	CONSTRAINT "companies_name" CHECK (length("companies"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"company_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_company_id_account_id_pk" PRIMARY KEY("company_id","account_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'admin', 'billing'))
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid,
	"app_id" uuid,
	"invite_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"verb" text NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "activities_actor" CHECK ("activities"."actor_kind" in ('account', 'link-bearer', 'stripe', 'clock', 'operator')),
	CONSTRAINT "activities_verb" CHECK ("activities"."verb" in ('account-created', 'signed-in', 'password-set', 'company-created', 'app-created', 'invite-sent', 'invite-resent', 'invite-seen', 'invite-ordered', 'invite-withdrawn', 'order-lapsed', 'order-rejected', 'app-handed-over', 'billing-details-confirmed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"skipped_reason" text,
	"last_error" text,
	"provider_id" text,
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('mail-code', 'mail-invite', 'mail-invite-copy', 'mail-withdrawn', 'mail-done-client', 'mail-done-developer', 'mail-new-link-wanted', 'mail-not-charged', 'mail-not-charged-developer', 'sweep-checkouts', 'close-expired', 'prune'))
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_collaborators" ADD CONSTRAINT "app_collaborators_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_collaborators" ADD CONSTRAINT "app_collaborators_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_billing_contact_of_same_company" FOREIGN KEY ("company_id","billing_contact_id") REFERENCES "public"."billing_contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_contacts" ADD CONSTRAINT "billing_contacts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_usage" ADD CONSTRAINT "app_usage_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_usage" ADD CONSTRAINT "app_usage_billing_contact_id_billing_contacts_id_fk" FOREIGN KEY ("billing_contact_id") REFERENCES "public"."billing_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_usage" ADD CONSTRAINT "app_usage_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_checkouts" ADD CONSTRAINT "billing_checkouts_invite_id_client_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."client_invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_checkouts" ADD CONSTRAINT "billing_checkouts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_checkouts" ADD CONSTRAINT "billing_checkouts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_checkouts" ADD CONSTRAINT "billing_checkouts_billing_contact_id_billing_contacts_id_fk" FOREIGN KEY ("billing_contact_id") REFERENCES "public"."billing_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_invite_id_client_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."client_invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_invite_apps" ADD CONSTRAINT "client_invite_apps_invite_id_client_invites_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."client_invites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_invite_apps" ADD CONSTRAINT "client_invite_apps_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_invite_apps" ADD CONSTRAINT "client_invite_apps_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_invites" ADD CONSTRAINT "client_invites_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_invites" ADD CONSTRAINT "client_invites_sender_id_accounts_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_own_account_id_accounts_id_fk" FOREIGN KEY ("own_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email" ON "accounts" USING btree ("email");--> statement-breakpoint
CREATE INDEX "one_time_tokens_email" ON "one_time_tokens" USING btree ("email","purpose");--> statement-breakpoint
CREATE INDEX "one_time_tokens_created" ON "one_time_tokens" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "rate_limits_expires" ON "rate_limits" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "app_collaborators_account" ON "app_collaborators" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "apps_name" ON "apps" USING btree ("name") WHERE "apps"."name_freed_at" is null;--> statement-breakpoint
CREATE INDEX "apps_company" ON "apps" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "apps_created_by" ON "apps" USING btree ("created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_slug" ON "plans" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "billing_contacts_stripe_customer" ON "billing_contacts" USING btree ("stripe_customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "app_usage_one_open" ON "app_usage" USING btree ("app_id") WHERE "app_usage"."ends_on" is null;--> statement-breakpoint
CREATE INDEX "app_usage_contact" ON "app_usage" USING btree ("billing_contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "billing_checkouts_session" ON "billing_checkouts" USING btree ("stripe_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "billing_checkouts_one_open" ON "billing_checkouts" USING btree ("invite_id") WHERE "billing_checkouts"."status" = 'open';--> statement-breakpoint
CREATE INDEX "billing_checkouts_invite" ON "billing_checkouts" USING btree ("invite_id");--> statement-breakpoint
CREATE INDEX "billing_checkouts_due" ON "billing_checkouts" USING btree ("next_check_at") WHERE "billing_checkouts"."next_check_at" is not null;--> statement-breakpoint
CREATE INDEX "stripe_events_received" ON "stripe_events" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_once" ON "agreements" USING btree ("invite_id","document");--> statement-breakpoint
CREATE INDEX "agreements_company" ON "agreements" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "client_invite_apps_one_open" ON "client_invite_apps" USING btree ("app_id") WHERE "client_invite_apps"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "client_invite_apps_app" ON "client_invite_apps" USING btree ("app_id");--> statement-breakpoint
CREATE UNIQUE INDEX "client_invites_mailed" ON "client_invites" USING btree ("mailed_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "client_invites_copied" ON "client_invites" USING btree ("copied_hash");--> statement-breakpoint
CREATE INDEX "client_invites_former" ON "client_invites" USING gin ("former_hashes");--> statement-breakpoint
CREATE INDEX "client_invites_sender" ON "client_invites" USING btree ("sender_id");--> statement-breakpoint
CREATE INDEX "client_invites_company" ON "client_invites" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "client_invites_email" ON "client_invites" USING btree ("email");--> statement-breakpoint
CREATE INDEX "client_invites_expires" ON "client_invites" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_slug" ON "companies" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_own_account" ON "companies" USING btree ("own_account_id");--> statement-breakpoint
CREATE INDEX "memberships_account" ON "memberships" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "activities_company" ON "activities" USING btree ("company_id","at");--> statement-breakpoint
CREATE INDEX "activities_invite" ON "activities" USING btree ("invite_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("run_at") WHERE "outbox"."done_at" is null and "outbox"."dead_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_created" ON "outbox" USING btree ("created_at");