CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "breakers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"kept" integer NOT NULL,
	"decided" integer NOT NULL,
	"target" real NOT NULL,
	"tripped_at" timestamp (3) with time zone NOT NULL,
	"reset_at" timestamp (3) with time zone,
	"reset_by" uuid
);
--> statement-breakpoint
CREATE TABLE "examples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"text" text NOT NULL,
	"category" text,
	"priority" text,
	"skills" text[]
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"waiting" "bytea",
	"leased_until" timestamp (3) with time zone NOT NULL,
	"started_by" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "model_answers" (
	"key" text PRIMARY KEY NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"field" text NOT NULL,
	"format" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"rows" integer NOT NULL,
	"classes" integer NOT NULL,
	"seed" integer NOT NULL,
	"metrics" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"phrase" text NOT NULL,
	"speaks_for" integer NOT NULL,
	"speaks_against" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spend_days" (
	"day" text NOT NULL,
	"model" text NOT NULL,
	"purpose" text NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_micros" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"leased_until" timestamp (3) with time zone NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"labels" integer DEFAULT 0 NOT NULL,
	"note" text,
	"started_by" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"verdict_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" jsonb,
	"mode" text NOT NULL,
	"doubt" text,
	"source" text NOT NULL,
	"provider" text NOT NULL,
	"model" text,
	"prompt_version" text,
	"confidence" real,
	"reason" text,
	"quotes" text[] DEFAULT '{}' NOT NULL,
	"input_hash" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_micros" integer,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"ticket_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" jsonb NOT NULL,
	"origin" text NOT NULL,
	"source" text NOT NULL,
	"person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "labels_ticket_id_field_pk" PRIMARY KEY("ticket_id","field")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"verdict_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"fields" text[] NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"before" jsonb,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"word" text NOT NULL,
	"replacement" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "shadow" jsonb;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "cost_micros" integer;--> statement-breakpoint
ALTER TABLE "examples" ADD CONSTRAINT "examples_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "breakers_one" ON "breakers" USING btree ("field","value") WHERE "breakers"."reset_at" is null;--> statement-breakpoint
CREATE INDEX "examples_import" ON "examples" USING btree ("import_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_content" ON "imports" USING btree ("content_hash") WHERE "imports"."state" <> 'failed';--> statement-breakpoint
CREATE INDEX "model_answers_age" ON "model_answers" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "model_answers_input" ON "model_answers" USING btree ("input_hash");--> statement-breakpoint
CREATE INDEX "models_field" ON "models" USING btree ("field","id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_once" ON "proposals" USING btree ("kind","target","phrase");--> statement-breakpoint
CREATE INDEX "proposals_state" ON "proposals" USING btree ("state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "spend_days_once" ON "spend_days" USING btree ("day","model","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "trainings_one" ON "trainings" USING btree ("state") WHERE "trainings"."state" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_once" ON "decisions" USING btree ("verdict_id","field","provider");--> statement-breakpoint
CREATE INDEX "decisions_ticket" ON "decisions" USING btree ("ticket_id","id");--> statement-breakpoint
CREATE INDEX "decisions_field" ON "decisions" USING btree ("field","created_at");--> statement-breakpoint
CREATE INDEX "labels_field" ON "labels" USING btree ("field","at");--> statement-breakpoint
CREATE INDEX "reviews_verdict" ON "reviews" USING btree ("verdict_id","id");--> statement-breakpoint
CREATE INDEX "reviews_person" ON "reviews" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_word" ON "corrections" USING btree ("word");--> statement-breakpoint
CREATE INDEX "tickets_review" ON "tickets" USING btree ("priority_rank","created_at","id") WHERE "tickets"."triage" in ('needs_review', 'fallback') and "tickets"."status" in ('open', 'in_progress', 'waiting') and "tickets"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "tickets_solved_title" ON "tickets" USING gin ("title" gin_trgm_ops) WHERE "tickets"."status" in ('resolved', 'closed');--> statement-breakpoint
-- The ledger is append-only: nothing is deleted, and of a row only the requester's own words may be blanked.
CREATE FUNCTION "decisions_stand"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND NEW.reason IS NULL AND NEW.quotes = '{}' AND NEW.input_hash IS NULL
    AND to_jsonb(NEW) - ARRAY['reason', 'quotes', 'input_hash'] = to_jsonb(OLD) - ARRAY['reason', 'quotes', 'input_hash']
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'decisions are never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "decisions_stand" BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION "decisions_stand"();
