DROP INDEX "activities_company";--> statement-breakpoint
DROP INDEX "activities_app";--> statement-breakpoint
CREATE INDEX "activities_actor" ON "activities" USING btree ("company_id","actor_id","at","id");--> statement-breakpoint
CREATE INDEX "activities_app_actor" ON "activities" USING btree ("company_id","app_id","actor_id","at","id") WHERE "activities"."app_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_account" ON "activities" USING btree ("company_id",("facts"->>'accountId'),"at","id") WHERE ("activities"."facts"->>'accountId') is not null;--> statement-breakpoint
CREATE INDEX "activities_client" ON "activities" USING btree ("company_id",("facts"->>'clientId'),"at","id") WHERE ("activities"."facts"->>'clientId') is not null;--> statement-breakpoint
CREATE INDEX "activities_named_apps" ON "activities" USING gin ((string_to_array("facts"->>'apps', ' ') || string_to_array("facts"->>'before', ' ')
    || string_to_array("facts"->>'after', ' ')
    || case when coalesce("facts"->>'accountId', "facts"->>'clientId') is not null then array["app_id"::text] end)) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "team_invites_accepted_by" ON "team_invites" USING btree ("accepted_by") WHERE "team_invites"."accepted_by" is not null;--> statement-breakpoint
CREATE INDEX "activities_company" ON "activities" USING btree ("company_id","at","id");--> statement-breakpoint
CREATE INDEX "activities_app" ON "activities" USING btree ("company_id","app_id","at","id") WHERE "activities"."app_id" is not null;--> statement-breakpoint
-- by hand
-- Most logs are short, so that the database would take every log for short: it would read one as a whole and sort it. Told that
-- Companies, Apps and people have long ones, it follows the index that has the lines in order.
ALTER TABLE activities ALTER COLUMN company_id SET (n_distinct = 100), ALTER COLUMN app_id SET (n_distinct = 10),
  ALTER COLUMN actor_id SET (n_distinct = 10);
--> statement-breakpoint
ANALYZE activities;
