-- "ticket/updated" stood for seven things. Its facts say which. Only a requester's rewording had no facts of before.
UPDATE "events" SET
	"type" = CASE
		WHEN "after"->'deleted' IS NOT NULL THEN 'ticket/deleted'
		WHEN "after"->'leftForHuman' IS NOT NULL THEN 'ticket/left.for.review'
		WHEN "after"->'approvalLinkShown' IS NOT NULL THEN 'ticket/approval.link.shown'
		WHEN "after"->>'review' = 'rejected' THEN 'ticket/review.rejected'
		WHEN "after"->>'review' = 'undone' THEN 'ticket/review.undone'
		WHEN "before" IS NULL AND ("after"->'title' IS NOT NULL OR "after"->'description' IS NOT NULL) THEN 'ticket/reworded'
		ELSE 'ticket/edited'
	END,
	"after" = CASE
		WHEN "after"->'deleted' IS NOT NULL THEN NULL
		WHEN "after"->>'leftForHuman' = 'The pipeline gave up on this ticket. A person should look at it.'
			THEN '{"reason": {"code": "pipeline-failed"}}'::jsonb
		WHEN "after"->'leftForHuman' IS NOT NULL
			THEN jsonb_build_object('reason', jsonb_build_object('code', 'legacy', 'text', "after"->'leftForHuman'))
		WHEN "after"->'approvalLinkShown' IS NOT NULL THEN jsonb_build_object('requestId', "after"->'approvalLinkShown')
		WHEN "after"->>'review' IN ('rejected', 'undone') THEN "after" - 'review'
		ELSE "after"
	END
WHERE "type" = 'ticket/updated';
--> statement-breakpoint
UPDATE "events" SET "after" = jsonb_set("after", '{reason}', CASE "after"->>'reason'
	WHEN 'owner left' THEN '{"code": "left"}'::jsonb
	WHEN 'owner is away' THEN '{"code": "away"}'::jsonb
	WHEN 'handed over' THEN '{"code": "handover"}'::jsonb
	WHEN 'given back' THEN '{"code": "returned"}'::jsonb
	WHEN 'reopened' THEN '{"code": "reopened"}'::jsonb
	ELSE jsonb_build_object('code', 'legacy', 'text', "after"->'reason')
END)
WHERE "type" = 'ticket/unassigned' AND jsonb_typeof("after"->'reason') = 'string';
--> statement-breakpoint
UPDATE "events" SET "after" = jsonb_set("events"."after", '{reason}', CASE
	WHEN "told"."text" = 'owner is away' THEN '{"code": "away"}'::jsonb
	WHEN "told"."rule" IS NOT NULL THEN jsonb_build_object('code', 'automation-rule', 'rule', "told"."rule"[1])
	WHEN "told"."best" IS NOT NULL THEN jsonb_build_object(
		'code', 'best-match',
		'group', CASE
			WHEN "told"."best"[3] = 'leads the team, ' THEN 'lead'
			WHEN "told"."best"[3] = 'admin, nobody else can, ' THEN 'admin'
			WHEN "told"."best"[3] IS NOT NULL OR "told"."best"[2] IS NULL THEN 'team'
			ELSE 'team-skill'
		END,
		'covered', coalesce("told"."best"[1], '0')::int,
		'wanted', coalesce("told"."best"[2], '0')::int,
		'active', "told"."best"[4]::int,
		'capacity', "told"."best"[5]::int
	)
	ELSE jsonb_build_object('code', 'legacy', 'text', "told"."text")
END)
FROM (
	SELECT
		"id",
		"after"->>'reason' AS "text",
		regexp_match("after"->>'reason', '^rule "(.*)"$') AS "rule",
		regexp_match(
			"after"->>'reason',
			'^(?:(\d{1,9}) of (\d{1,9}) skills, )?(no member with any of them can, |leads the team, |admin, nobody else can, )?(\d{1,9}) of (\d{1,9}) in hand$'
		) AS "best"
	FROM "events"
	WHERE "type" = 'ticket/assigned' AND jsonb_typeof("after"->'reason') = 'string'
) AS "told"
WHERE "told"."id" = "events"."id";
--> statement-breakpoint
UPDATE "events" SET "after" = jsonb_set("after", '{reason}', '"direct"')
WHERE "type" = 'ticket/handover.answered' AND "after"->>'reason' = 'handed';
--> statement-breakpoint
-- What became of each field, for rows that say only whose each value was.
UPDATE "events" SET "after" = "after" || jsonb_build_object('modes', (
	SELECT coalesce(jsonb_object_agg("field", "mode"), '{}') FROM (
		SELECT "field", CASE
			WHEN "after"->'sources'->>"field" IN ('person', 'requester') THEN 'overruled'
			WHEN "after"->'sources'->>"field" IS NOT NULL THEN 'applied'
			WHEN "after"->'needsReview' @> to_jsonb("field") THEN 'suggested'
		END AS "mode"
		FROM unnest(ARRAY['category', 'priority', 'skills', 'title']) AS "field"
	) AS "told" WHERE "mode" IS NOT NULL
))
WHERE "type" = 'ticket/triaged' AND "after" IS NOT NULL AND "after"->'modes' IS NULL;
--> statement-breakpoint
-- The category of that moment: what the next change of it says was before, or else the ticket's own. Unknown where
-- another triage came in between. No approval was needed where the ticket never had a chain.
UPDATE "events" SET "after" = "events"."after"
	|| CASE WHEN "then"."known" THEN jsonb_build_object('category', "then"."category") ELSE '{}' END
	|| CASE WHEN "then"."free" THEN '{"approval": "not_required"}'::jsonb ELSE '{}' END
FROM (
	SELECT
		"triaged"."id",
		"next"."type" IS DISTINCT FROM 'ticket/triaged' AS "known",
		CASE WHEN "next"."type" IS NULL THEN to_jsonb("categories"."slug") ELSE "next"."category" END AS "category",
		"tickets"."approval" = 'not_required'
			AND NOT EXISTS (SELECT 1 FROM "approval_chains" WHERE "approval_chains"."ticket_id" = "tickets"."id") AS "free"
	FROM "events" AS "triaged"
	JOIN "tickets" ON "tickets"."id" = "triaged"."ticket_id"
	LEFT JOIN "categories" ON "categories"."id" = "tickets"."category_id"
	LEFT JOIN LATERAL (
		SELECT "later"."type", "later"."before"->'category' AS "category" FROM "events" AS "later"
		WHERE "later"."ticket_id" = "triaged"."ticket_id" AND "later"."id" > "triaged"."id" AND (
			"later"."type" = 'ticket/triaged' OR (
				"later"."type" IN ('ticket/edited', 'ticket/review.undone') AND "later"."before"->'category' IS NOT NULL
			)
		)
		ORDER BY "later"."id" LIMIT 1
	) AS "next" ON true
	WHERE "triaged"."type" = 'ticket/triaged' AND "triaged"."after" IS NOT NULL AND "triaged"."after"->'category' IS NULL
) AS "then"
WHERE "then"."id" = "events"."id";
