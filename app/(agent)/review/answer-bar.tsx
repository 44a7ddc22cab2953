import { Kbd } from "@/app/_components/kbd";
import type { CatalogueNames } from "@/app/_features/names/names";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { formatValues } from "./case-text";
import type { ReviewState } from "./use-review";

type AnswerBarProps = { reviewCase: ReviewCase; names: CatalogueNames; review: ReviewState };

export function AnswerBar({ reviewCase, names, review }: AnswerBarProps) {
  const ready = review.isReady(reviewCase);
  return (
    <div className="shrink-0 border-line border-t bg-base-100 px-4 py-3 lg:px-14">
      <div className="mx-auto max-w-200">
        <div className="grid grid-cols-3 gap-2.5">
          {ready ? (
            <AnswerButton
              verb="Accept"
              shortcut="↵"
              under={formatValues(review.chosenFor(reviewCase), names)}
              primary
              onPress={review.accept}
            />
          ) : (
            <AnswerButton
              verb="Choose"
              shortcut="↵"
              under="no suggestion"
              primary
              onPress={() => review.setChanging(true)}
            />
          )}
          <AnswerButton verb="Change" shortcut="c" under="pick other values" onPress={() => review.setChanging(true)} />
          <AnswerButton verb="Reject" shortcut="x" under="keep the present values" onPress={review.reject} />
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
          <SmallButton label="Skip" shortcut="s" onPress={review.skip} />
          <SmallButton label="Next" shortcut="j" onPress={() => review.step(1)} />
          <SmallButton label="Previous" shortcut="k" onPress={() => review.step(-1)} />
          {review.last ? <SmallButton label="Undo" shortcut="z" onPress={review.undo} /> : null}
          <span className="inline-flex items-center gap-1.5 pointer-coarse:hidden">
            <Kbd>1</Kbd>
            <Kbd>2</Kbd>
            <Kbd>3</Kbd> choose
          </span>
          <span className="inline-flex items-center gap-1.5 pointer-coarse:hidden">
            <Kbd>?</Kbd> all shortcuts
          </span>
        </div>
      </div>
    </div>
  );
}

interface AnswerButtonProps {
  verb: string;
  shortcut: string;
  under: string;
  primary?: boolean;
  onPress: () => void;
}

function AnswerButton({ verb, shortcut, under, primary, onPress }: AnswerButtonProps) {
  return (
    <button
      type="button"
      className={`btn ${primary ? "btn-primary" : "btn-quiet"} h-auto min-h-13 min-w-0 flex-nowrap justify-start gap-3.5 px-3 py-1.5 text-left font-normal`}
      onClick={onPress}
    >
      <Kbd on={primary}>{shortcut}</Kbd>
      <span className="min-w-0">
        <span className="block font-semibold text-base">{verb}</span>
        <span className={`block truncate font-normal text-xs ${primary ? "" : "text-muted"}`}>{under}</span>
      </span>
    </button>
  );
}

function SmallButton({ label, shortcut, onPress }: { label: string; shortcut: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className="sb-hit-area inline-flex items-center gap-1.5 rounded-sm hover:text-base-content pointer-coarse:min-h-11"
      onClick={onPress}
    >
      <Kbd>{shortcut}</Kbd> {label}
    </button>
  );
}
