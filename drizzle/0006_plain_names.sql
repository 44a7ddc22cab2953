-- One name for one thing: tables, columns, indexes and keys in stored JSON follow the glossary.
ALTER TABLE "engine_runs" RENAME COLUMN "lane" TO "concurrency_key";
--> statement-breakpoint
ALTER TABLE "breakers" RENAME TO "triage_breakers";
--> statement-breakpoint
ALTER INDEX "breakers_pkey" RENAME TO "triage_breakers_pkey";
--> statement-breakpoint
ALTER INDEX "breakers_one" RENAME TO "triage_breakers_one";
--> statement-breakpoint
ALTER TABLE "examples" RENAME TO "training_examples";
--> statement-breakpoint
ALTER INDEX "examples_pkey" RENAME TO "training_examples_pkey";
--> statement-breakpoint
ALTER INDEX "examples_import" RENAME TO "training_examples_import";
--> statement-breakpoint
ALTER INDEX "examples_text" RENAME TO "training_examples_text";
--> statement-breakpoint
ALTER TABLE "training_examples" RENAME CONSTRAINT "examples_import_id_imports_id_fk" TO "training_examples_import_id_training_imports_id_fk";
--> statement-breakpoint
ALTER TABLE "imports" RENAME TO "training_imports";
--> statement-breakpoint
ALTER INDEX "imports_pkey" RENAME TO "training_imports_pkey";
--> statement-breakpoint
ALTER INDEX "imports_content" RENAME TO "training_imports_content";
--> statement-breakpoint
ALTER TABLE "model_answers" RENAME TO "llm_answers";
--> statement-breakpoint
ALTER INDEX "model_answers_pkey" RENAME TO "llm_answers_pkey";
--> statement-breakpoint
ALTER INDEX "model_answers_age" RENAME TO "llm_answers_age";
--> statement-breakpoint
ALTER INDEX "model_answers_input" RENAME TO "llm_answers_input";
--> statement-breakpoint
ALTER TABLE "models" RENAME TO "triage_models";
--> statement-breakpoint
ALTER INDEX "models_pkey" RENAME TO "triage_models_pkey";
--> statement-breakpoint
ALTER INDEX "models_field" RENAME TO "triage_models_field";
--> statement-breakpoint
ALTER TABLE "proposals" RENAME TO "keyword_proposals";
--> statement-breakpoint
ALTER INDEX "proposals_pkey" RENAME TO "keyword_proposals_pkey";
--> statement-breakpoint
ALTER INDEX "proposals_once" RENAME TO "keyword_proposals_once";
--> statement-breakpoint
ALTER INDEX "proposals_state" RENAME TO "keyword_proposals_state";
--> statement-breakpoint
ALTER TABLE "spend_days" RENAME TO "llm_spend_days";
--> statement-breakpoint
ALTER INDEX "spend_days_once" RENAME TO "llm_spend_days_once";
--> statement-breakpoint
ALTER TABLE "mails" RENAME COLUMN "carrier" TO "transport";
--> statement-breakpoint
ALTER TABLE "mails" RENAME COLUMN "carrier_id" TO "transport_id";
--> statement-breakpoint
ALTER TABLE "assignments" RENAME COLUMN "tries" TO "attempts";
--> statement-breakpoint
ALTER TABLE "waits" RENAME TO "routing_waits";
--> statement-breakpoint
ALTER INDEX "waits_pkey" RENAME TO "routing_waits_pkey";
--> statement-breakpoint
ALTER TABLE "routing_waits" RENAME CONSTRAINT "waits_ticket_id_tickets_id_fk" TO "routing_waits_ticket_id_tickets_id_fk";
--> statement-breakpoint
ALTER TABLE "earlier_texts" RENAME TO "ticket_text_versions";
--> statement-breakpoint
ALTER INDEX "earlier_texts_pkey" RENAME TO "ticket_text_versions_pkey";
--> statement-breakpoint
ALTER INDEX "earlier_texts_ticket" RENAME TO "ticket_text_versions_ticket";
--> statement-breakpoint
ALTER TABLE "ticket_text_versions" RENAME CONSTRAINT "earlier_texts_ticket_id_tickets_id_fk" TO "ticket_text_versions_ticket_id_tickets_id_fk";
--> statement-breakpoint
ALTER TABLE "tickets" RENAME COLUMN "verdict_id" TO "triage_result_id";
--> statement-breakpoint
ALTER TABLE "decisions" RENAME TO "triage_decisions";
--> statement-breakpoint
ALTER TABLE "triage_decisions" RENAME COLUMN "verdict_id" TO "triage_result_id";
--> statement-breakpoint
ALTER TABLE "triage_decisions" RENAME COLUMN "doubt" TO "hold_reason";
--> statement-breakpoint
ALTER INDEX "decisions_pkey" RENAME TO "triage_decisions_pkey";
--> statement-breakpoint
ALTER INDEX "decisions_once" RENAME TO "triage_decisions_once";
--> statement-breakpoint
ALTER INDEX "decisions_ticket" RENAME TO "triage_decisions_ticket";
--> statement-breakpoint
ALTER INDEX "decisions_field" RENAME TO "triage_decisions_field";
--> statement-breakpoint
ALTER TABLE "triage_decisions" RENAME CONSTRAINT "decisions_ticket_id_tickets_id_fk" TO "triage_decisions_ticket_id_tickets_id_fk";
--> statement-breakpoint
ALTER TABLE "triage_decisions" RENAME CONSTRAINT "decisions_verdict_id_verdicts_id_fk" TO "triage_decisions_triage_result_id_triage_results_id_fk";
--> statement-breakpoint
ALTER TABLE "labels" RENAME TO "triage_labels";
--> statement-breakpoint
ALTER INDEX "labels_field" RENAME TO "triage_labels_field";
--> statement-breakpoint
ALTER TABLE "triage_labels" RENAME CONSTRAINT "labels_ticket_id_tickets_id_fk" TO "triage_labels_ticket_id_tickets_id_fk";
--> statement-breakpoint
ALTER TABLE "triage_labels" RENAME CONSTRAINT "labels_ticket_id_field_pk" TO "triage_labels_ticket_id_field_pk";
--> statement-breakpoint
ALTER TABLE "reviews" RENAME TO "triage_reviews";
--> statement-breakpoint
ALTER TABLE "triage_reviews" RENAME COLUMN "verdict_id" TO "triage_result_id";
--> statement-breakpoint
ALTER INDEX "reviews_pkey" RENAME TO "triage_reviews_pkey";
--> statement-breakpoint
ALTER INDEX "reviews_verdict" RENAME TO "triage_reviews_result";
--> statement-breakpoint
ALTER INDEX "reviews_person" RENAME TO "triage_reviews_person";
--> statement-breakpoint
ALTER TABLE "triage_reviews" RENAME CONSTRAINT "reviews_ticket_id_tickets_id_fk" TO "triage_reviews_ticket_id_tickets_id_fk";
--> statement-breakpoint
ALTER TABLE "triage_reviews" RENAME CONSTRAINT "reviews_verdict_id_verdicts_id_fk" TO "triage_reviews_triage_result_id_triage_results_id_fk";
--> statement-breakpoint
ALTER TABLE "verdicts" RENAME TO "triage_results";
--> statement-breakpoint
ALTER TABLE "triage_results" RENAME COLUMN "tries" TO "attempts";
--> statement-breakpoint
ALTER INDEX "verdicts_pkey" RENAME TO "triage_results_pkey";
--> statement-breakpoint
ALTER INDEX "verdicts_event" RENAME TO "triage_results_event";
--> statement-breakpoint
ALTER INDEX "verdicts_ticket" RENAME TO "triage_results_ticket";
--> statement-breakpoint
ALTER TABLE "triage_results" RENAME CONSTRAINT "verdicts_ticket_id_tickets_id_fk" TO "triage_results_ticket_id_tickets_id_fk";
--> statement-breakpoint
ALTER TABLE "corrections" RENAME TO "spelling_corrections";
--> statement-breakpoint
ALTER INDEX "corrections_pkey" RENAME TO "spelling_corrections_pkey";
--> statement-breakpoint
ALTER INDEX "corrections_word" RENAME TO "spelling_corrections_word";
--> statement-breakpoint
-- The trigger keeps the decision log append-only; only its names and its message change.
CREATE OR REPLACE FUNCTION "decisions_stand"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND NEW.reason IS NULL AND NEW.quotes = '{}' AND NEW.input_hash IS NULL
    AND to_jsonb(NEW) - ARRAY['reason', 'quotes', 'input_hash'] = to_jsonb(OLD) - ARRAY['reason', 'quotes', 'input_hash']
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'triage decisions are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
ALTER FUNCTION "decisions_stand"() RENAME TO "triage_decisions_append_only";
--> statement-breakpoint
ALTER TRIGGER "decisions_stand" ON "triage_decisions" RENAME TO "triage_decisions_append_only";
--> statement-breakpoint
CREATE FUNCTION "rename_hold_reason"(fields jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(
    field,
    CASE WHEN result ? 'doubt' THEN result - 'doubt' || jsonb_build_object('holdReason', result->'doubt') ELSE result END
  ), '{}')
  FROM jsonb_each(fields) AS each_field(field, result)
$$;
--> statement-breakpoint
UPDATE "triage_results" SET
  "fields" = "rename_hold_reason"("fields"),
  "shadow" = CASE WHEN "shadow" IS NULL THEN NULL ELSE "rename_hold_reason"("shadow") END;
--> statement-breakpoint
DROP FUNCTION "rename_hold_reason"(jsonb);
--> statement-breakpoint
UPDATE "tickets" SET "rule_effects" = "rule_effects" - 'verdictId' || jsonb_build_object('triageResultId', "rule_effects"->'verdictId')
WHERE "rule_effects" ? 'verdictId';
--> statement-breakpoint
UPDATE "triage_labels" SET "origin" = 'implicit' WHERE "origin" = 'stood';
--> statement-breakpoint
UPDATE "triage_reviews" SET "before" = replace("before"::text, '"origin": "stood"', '"origin": "implicit"')::jsonb
WHERE "before"::text LIKE '%"origin": "stood"%';
--> statement-breakpoint
-- Runs that were under way find their finished step under its new key.
UPDATE "engine_steps" SET "memo" = replace("memo", '"verdictId":', '"triageResultId":') WHERE "memo" LIKE '%"verdictId":%';
