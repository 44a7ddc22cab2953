-- Who acts is a person, a visitor, a link or a job; before, all but persons were "system", told apart by a name.
UPDATE "events" SET
  "actor_kind" = CASE "actor_name" WHEN 'visitor' THEN 'visitor' WHEN 'approval link' THEN 'link' ELSE 'job' END,
  "actor_name" = CASE WHEN "actor_name" IN ('visitor', 'approval link') THEN NULL ELSE "actor_name" END
WHERE "actor_kind" = 'system';
