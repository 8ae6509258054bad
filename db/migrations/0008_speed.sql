DROP INDEX "client_invites_expires";--> statement-breakpoint
DROP INDEX "outbox_created";--> statement-breakpoint
DROP INDEX "client_invites_sender";--> statement-breakpoint
DROP INDEX "activities_company";--> statement-breakpoint
DROP INDEX "activities_app";--> statement-breakpoint
CREATE INDEX "newsletter_subscriptions_confirmed" ON "newsletter_subscriptions" USING btree ("account_id") WHERE "newsletter_subscriptions"."confirmed_at" is not null and "newsletter_subscriptions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "client_invite_apps_open" ON "client_invite_apps" USING btree ("invite_id") WHERE "client_invite_apps"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "client_invites_drafts" ON "client_invites" USING btree ("sender_id","created_at") WHERE "client_invites"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "client_invites_handed_over" ON "client_invites" USING btree ("sender_id","completed_at") WHERE "client_invites"."completed_at" is not null;--> statement-breakpoint
CREATE INDEX "client_invites_waiting" ON "client_invites" USING btree ("expires_at","id") WHERE "client_invites"."sent_at" is not null and "client_invites"."completed_at" is null and "client_invites"."declined_at" is null and "client_invites"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "activities_actor" ON "activities" USING btree ("company_id","actor_id","at","id");--> statement-breakpoint
CREATE INDEX "activities_app_actor" ON "activities" USING btree ("company_id","app_id","actor_id","at","id") WHERE "activities"."app_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_account" ON "activities" USING btree ("company_id",("facts"->>'accountId'),"at","id") WHERE ("activities"."facts"->>'accountId') is not null;--> statement-breakpoint
CREATE INDEX "activities_client" ON "activities" USING btree ("company_id",("facts"->>'clientId'),"at","id") WHERE ("activities"."facts"->>'clientId') is not null;--> statement-breakpoint
CREATE INDEX "activities_named_apps" ON "activities" USING gin ((string_to_array("facts"->>'apps', ' ') || string_to_array("facts"->>'before', ' ')
    || string_to_array("facts"->>'after', ' ')
    || case when coalesce("facts"->>'accountId', "facts"->>'clientId') is not null then array["app_id"::text] end)) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "outbox_kind_created" ON "outbox" USING btree ("kind","created_at");--> statement-breakpoint
CREATE INDEX "outbox_text" ON "outbox" USING btree (("payload"->>'textId')) WHERE ("outbox"."payload"->>'textId') is not null;--> statement-breakpoint
CREATE INDEX "team_invites_waiting" ON "team_invites" USING btree ("expires_at") WHERE "team_invites"."accepted_at" is null and "team_invites"."declined_at" is null and "team_invites"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "team_invites_accepted_by" ON "team_invites" USING btree ("accepted_by") WHERE "team_invites"."accepted_by" is not null;--> statement-breakpoint
CREATE INDEX "client_invites_sender" ON "client_invites" USING btree ("sender_id","sent_at");--> statement-breakpoint
CREATE INDEX "activities_company" ON "activities" USING btree ("company_id","at","id");--> statement-breakpoint
CREATE INDEX "activities_app" ON "activities" USING btree ("company_id","app_id","at","id") WHERE "activities"."app_id" is not null;--> statement-breakpoint
-- by hand
-- Most logs are short, so that the database would take every log for short: it would read one as a whole and sort it. Told that
-- Companies, Apps and people have long ones, it follows the index that has the lines in order.
ALTER TABLE activities ALTER COLUMN company_id SET (n_distinct = 100), ALTER COLUMN app_id SET (n_distinct = 10),
  ALTER COLUMN actor_id SET (n_distinct = 10);
--> statement-breakpoint
ANALYZE activities;
