import { giveBack } from "./changes";
import type { SheetProps } from "./types";
import { WordSheet } from "./word-sheet";

/** Back to routing, with a word for whoever gets it next. */
export function GiveBackDialog({ state, onClose }: SheetProps) {
  const { team } = state.ticket;
  return (
    <WordSheet
      {...{ state, onClose }}
      title="Give it back to routing"
      about={`Routing looks for another owner${team ? ` in ${team.name}` : ""}.`}
      press={{ verb: "Give it back", busyWord: "Giving it back" }}
      word={{ label: "A word for whoever gets it", help: "Kept as a note, for staff only.", most: 2_000 }}
      changeOf={giveBack}
    />
  );
}
