import { firstName } from "@/app/_ui/words";
import { cancel } from "./changes";
import type { SheetProps } from "./types";
import { WordSheet } from "./word-sheet";

/** Ends a ticket without an answer, which can't be undone. */
export function CancelDialog({ state, onClose }: SheetProps) {
  return (
    <WordSheet
      {...{ state, onClose }}
      title="Cancel this ticket?"
      about="Nobody works on it any more, and it can’t be opened again."
      press={{ verb: "Cancel the ticket", busyWord: "Cancelling", danger: true }}
      leave="Keep it"
      word={{ label: "Why", help: `${firstName(state.ticket.requester.name)} reads this.`, most: 2_000 }}
      changeOf={cancel}
    />
  );
}
