ALTER TABLE "imports" ADD COLUMN "content_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "waiting" "bytea";--> statement-breakpoint
CREATE UNIQUE INDEX "imports_content" ON "imports" USING btree ("content_hash") WHERE "imports"."state" <> 'failed';