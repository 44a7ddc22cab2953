import { firstName } from "@/app/_ui/words";
import { resolve } from "./changes";
import type { SheetProps } from "./types";
import { WordSheet } from "./word-sheet";

/** Ends the work, with a word on how it was solved. */
export function ResolveDialog({ state, onClose }: SheetProps) {
  const who = firstName(state.ticket.requester.name);
  return (
    <WordSheet
      {...{ state, onClose }}
      title="Resolve this ticket"
      about={`${who} is asked whether it is solved; a reply opens it again.`}
      press={{ verb: "Resolve", busyWord: "Resolving" }}
      leave="Not yet"
      word={{ label: "How it was solved", help: `${who} reads this.`, most: 10_000 }}
      changeOf={resolve}
    />
  );
}
