import { Button, ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import type { ReviewState } from "./use-review";

/** Nothing is open: why, and the way back to the last answer or on to the queue. */
export function NothingToReview({ review: { last, undo, done } }: { review: ReviewState }) {
  return (
    <Empty
      title={done > 0 ? "All settled" : "The line is clear"}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {last ? (
            <Button onClick={undo} keyCap="z">
              Undo “{last.words}”
            </Button>
          ) : null}
          <ButtonLink href="/queue">To the queue</ButtonLink>
        </span>
      }
    >
      Every ticket that you see was sorted with enough certainty, or somebody has looked at it.
    </Empty>
  );
}
