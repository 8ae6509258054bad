ALTER TABLE "outbox" ADD COLUMN "crashes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("dead_at") WHERE "outbox"."dead_at" is not null;