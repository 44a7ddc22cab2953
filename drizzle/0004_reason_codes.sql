-- Sentences of ours become codes with parameters. What is not recognised is kept as {code: "legacy", text}.
CREATE FUNCTION "quoted_in"(said text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(found[1] ORDER BY place), '[]')
  FROM regexp_matches(said, '“([^”]*)”', 'g') WITH ORDINALITY AS matches(found, place)
$$;--> statement-breakpoint
CREATE FUNCTION "rejection_code"(said text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  code text;
  found text[];
BEGIN
  IF said IS NULL THEN RETURN NULL; END IF;
  code := CASE said
    WHEN 'deactivated' THEN 'deactivated'
    WHEN 'no moderator' THEN 'not-a-moderator'
    WHEN 'away' THEN 'away'
    WHEN 'off work' THEN 'off-work'
    WHEN 'not at work' THEN 'off-work'
    WHEN 'load unknown' THEN 'unknown-load'
    WHEN 'other team' THEN 'other-team'
    WHEN 'admin, asked last' THEN 'admin-last'
    WHEN 'leads the team, asked later' THEN 'lead-last'
    WHEN 'has more in hand' THEN 'more-open-tickets'
    WHEN 'had one more recently' THEN 'assigned-more-recently'
    WHEN 'equally placed, it could be one only' THEN 'equal'
    WHEN 'a rule named somebody else' THEN 'not-named-by-rule'
  END;
  IF code IS NOT NULL THEN RETURN jsonb_build_object('code', code); END IF;
  found := regexp_match(said, '^(full|would be fuller): (\d+) of (\d+)$');
  IF found IS NOT NULL THEN
    RETURN jsonb_build_object(
      'code', CASE found[1] WHEN 'full' THEN 'at-capacity' ELSE 'fuller' END,
      'active', found[2]::numeric, 'capacity', found[3]::numeric);
  END IF;
  found := regexp_match(said, '^lacks (.+)$');
  IF found IS NOT NULL THEN
    RETURN jsonb_build_object('code', 'missing-skills', 'skills', to_jsonb(string_to_array(found[1], ', ')));
  END IF;
  RETURN jsonb_build_object('code', 'legacy', 'text', said);
END $$;--> statement-breakpoint
CREATE FUNCTION "scoreboard_codes"(board jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(
    jsonb_agg((line - 'whyNot') || jsonb_build_object('rejection', rejection_code(line->>'whyNot')) ORDER BY place), '[]')
  FROM jsonb_array_elements(board) WITH ORDINALITY AS lines(line, place)
$$;--> statement-breakpoint
CREATE FUNCTION "assignment_code"(said text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  found text[];
BEGIN
  IF said IS NULL OR said = '' THEN RETURN NULL; END IF;
  IF said = 'owner is away' THEN RETURN jsonb_build_object('code', 'away'); END IF;
  found := regexp_match(said, '^rule "(.*)"$');
  IF found IS NOT NULL THEN RETURN jsonb_build_object('code', 'automation-rule', 'rule', found[1]); END IF;
  found := regexp_match(said,
    '^(?:(\d+) of (\d+) skills, )?(?:(no member with any of them can|leads the team|admin, nobody else can), )?(\d+) of (\d+) in hand$');
  IF found IS NULL THEN RETURN jsonb_build_object('code', 'legacy', 'text', said); END IF;
  RETURN jsonb_build_object(
    'code', 'best-match',
    'group', CASE
      WHEN found[3] LIKE 'no member%' THEN 'team'
      WHEN found[3] LIKE 'leads%' THEN 'lead'
      WHEN found[3] LIKE 'admin%' THEN 'admin'
      WHEN found[2] IS NULL THEN 'team'
      ELSE 'team-skill'
    END,
    'covered', coalesce(found[1], '0')::numeric, 'wanted', coalesce(found[2], '0')::numeric,
    'active', found[4]::numeric, 'capacity', found[5]::numeric);
END $$;--> statement-breakpoint
CREATE FUNCTION "triage_reason_code"(said text, provider text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  code text;
  found text[];
BEGIN
  IF said IS NULL OR said = '' THEN RETURN NULL; END IF;
  IF provider = 'gemini' THEN RETURN jsonb_build_object('code', 'model', 'text', said); END IF;
  found := regexp_match(said, '^(Named in the text: “.*”\.)?(?: ?Tickets like this one needed (.+)\.)?$');
  IF found IS NOT NULL AND (provider = 'learned' OR found[2] IS NOT NULL) THEN
    RETURN jsonb_build_object(
      'code', 'skills-learned',
      'learned', CASE
        WHEN found[2] IS NULL OR found[2] = 'no skill of the list' THEN '[]'
        ELSE to_jsonb(string_to_array(found[2], ', '))
      END,
      'named', found[1] IS NOT NULL);
  END IF;
  found := regexp_match(said, '^Most like the ([\d,]+) tickets that people put here');
  IF found IS NOT NULL THEN
    RETURN jsonb_build_object('code', 'like-labelled', 'count', replace(found[1], ',', '')::numeric);
  END IF;
  IF said ~ '^Words that pull both ways: “.*”\.$' THEN
    RETURN jsonb_build_object('code', 'mixed-urgency', 'words', quoted_in(said));
  END IF;
  IF said ~ '^Too little for more than medium: “.*”\.$' THEN
    RETURN jsonb_build_object('code', 'weak-urgency', 'words', quoted_in(said));
  END IF;
  code := CASE
    WHEN said ~ '^Keywords found: “.*”\.$' THEN 'keywords'
    WHEN said ~ '^Words like those of its description: “.*”\.$' THEN 'description-words'
    WHEN said ~ '^Words that decide: “.*”\.$' THEN 'urgency-words'
    WHEN said ~ '^Named in the text: “.*”\.$' THEN 'skills-named'
    WHEN said = 'The first sentence.' THEN 'first-sentence'
    WHEN said = 'No word of urgency was found, so it is medium.' THEN 'no-urgency'
    WHEN said = 'No skill of the list is named in the text.' THEN 'no-skill-named'
    WHEN said = 'Unlike what people decided here before; of that, this is the nearest.' THEN 'unlike-labelled'
    WHEN said = 'Nothing in the text decides it.' THEN 'no-evidence'
  END;
  IF code IS NOT NULL THEN RETURN jsonb_build_object('code', code); END IF;
  RETURN jsonb_build_object('code', 'legacy', 'text', said);
END $$;--> statement-breakpoint
CREATE FUNCTION "field_codes"(fields jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(
    jsonb_object_agg(field, read || jsonb_build_object('reason', triage_reason_code(read->>'reason', read->>'provider'))),
    '{}')
  FROM jsonb_each(fields) AS each_field(field, read)
$$;--> statement-breakpoint
CREATE FUNCTION "note_code"(said text, provider text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  code text;
  found text[];
BEGIN
  code := CASE said
    WHEN 'The text holds instructions to a machine; they were not read.' THEN 'instructions-ignored'
    WHEN 'No keyword of any category stands in the text: please choose one.' THEN 'no-category'
    WHEN 'Words of a security incident are in the text: secure the account or device first, then answer.' THEN 'security-incident'
    WHEN 'The text seems to hold a password: ask for it to be changed.' THEN 'password-in-text'
    WHEN 'Very short: ask what was expected and what happened instead.' THEN 'very-short'
    WHEN 'No error message is quoted: ask for its exact words or a screenshot.' THEN 'no-error-message'
    WHEN 'No order or invoice number is given: ask for it.' THEN 'no-order-number'
  END;
  IF code IS NOT NULL THEN RETURN jsonb_build_object('code', code); END IF;
  found := regexp_match(said,
    '^Sorted by words, not by a model\. ((?:Keywords found|Words like those of its description): “.*”\.)( Not clear enough to decide: please check the category\.)?$');
  IF found IS NOT NULL THEN
    RETURN jsonb_build_object(
      'code', 'category-by-words', 'reason', triage_reason_code(found[1], 'builtin'),
      'quotes', quoted_in(found[1]), 'clear', found[2] IS NULL);
  END IF;
  found := regexp_match(said, '^Priority (low|medium|high|critical): “.*”\.$');
  IF found IS NOT NULL THEN
    RETURN jsonb_build_object('code', 'priority-words', 'priority', found[1], 'quotes', quoted_in(said));
  END IF;
  RETURN jsonb_build_object('code', CASE provider WHEN 'gemini' THEN 'model' ELSE 'legacy' END, 'text', said);
END $$;--> statement-breakpoint
CREATE FUNCTION "note_codes"(notes text[], provider text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(note_code(said, provider) ORDER BY place), '[]')
  FROM unnest(notes) WITH ORDINALITY AS each_note(said, place)
$$;--> statement-breakpoint
ALTER TABLE "assignments" ALTER COLUMN "reason" SET DATA TYPE jsonb USING "assignment_code"("reason");--> statement-breakpoint
UPDATE "assignments" SET "scoreboard" = "scoreboard_codes"("scoreboard") WHERE "scoreboard" IS NOT NULL;--> statement-breakpoint
UPDATE "waits" SET "scoreboard" = "scoreboard_codes"("scoreboard");--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "reason" SET DATA TYPE jsonb USING "triage_reason_code"("reason", "provider");--> statement-breakpoint
ALTER TABLE "verdicts" ALTER COLUMN "helpful_notes" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "verdicts" ALTER COLUMN "helpful_notes" SET DATA TYPE jsonb USING "note_codes"("helpful_notes", "provider");--> statement-breakpoint
ALTER TABLE "verdicts" ALTER COLUMN "helpful_notes" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
UPDATE "verdicts" SET "fields" = "field_codes"("fields"), "shadow" = CASE WHEN "shadow" IS NULL THEN NULL ELSE "field_codes"("shadow") END;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "helpful_notes" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "helpful_notes" SET DATA TYPE jsonb USING "note_codes"("helpful_notes", NULL);--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "helpful_notes" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
-- A ticket's notes are those of its latest result, which knows whether a model wrote them.
UPDATE "tickets" SET "helpful_notes" = "verdicts"."helpful_notes" FROM "verdicts"
WHERE "verdicts"."id" = "tickets"."verdict_id" AND "tickets"."helpful_notes" @> '[{"code": "legacy"}]';--> statement-breakpoint
-- An approver's own words stay; that they said no is in the ticket's approval.
UPDATE "tickets" SET "resolution_notes" = nullif(regexp_replace("resolution_notes", '^Not approved(?:\.$|: )', ''), '')
WHERE "approval" = 'rejected' AND "resolution_notes" ~ '^Not approved(\.$|: )';--> statement-breakpoint
UPDATE "trainings" SET "note" = CASE "note"
  WHEN 'It failed again and again. The server''s log says why.' THEN 'failed-repeatedly'
  WHEN 'The process that trained ended before it was done.' THEN 'process-ended'
  WHEN 'There was nothing to tell apart: all that people decided is one category.' THEN 'nothing-to-learn'
  ELSE "note"
END WHERE "note" IS NOT NULL;--> statement-breakpoint
DROP FUNCTION "note_codes";--> statement-breakpoint
DROP FUNCTION "note_code";--> statement-breakpoint
DROP FUNCTION "field_codes";--> statement-breakpoint
DROP FUNCTION "triage_reason_code";--> statement-breakpoint
DROP FUNCTION "assignment_code";--> statement-breakpoint
DROP FUNCTION "scoreboard_codes";--> statement-breakpoint
DROP FUNCTION "rejection_code";--> statement-breakpoint
DROP FUNCTION "quoted_in";
