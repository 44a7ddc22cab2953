import { Kbd } from "@/app/_components/kbd";
import { LoadBar } from "@/app/_components/load-bar";
import { useEvidenceLinks } from "@/app/_features/evidence/evidence-links";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatPercent } from "@/lib/display-text/labels";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { type AnswerOption, answerOptions, suggestionFor } from "./case-text";
import { OptionsDrawing } from "./options-drawing";
import type { ReviewState } from "./use-review";

const CARD = 50;
const GAP = 8;

interface AnswerOptionsProps {
  reviewCase: ReviewCase;
  field: "category" | "priority";
  names: CatalogueNames;
  review: ReviewState;
}

/** The options of a review case, at most three, as buttons and as a drawing. The keys 1, 2 and 3 choose them. */
export function AnswerOptions({ reviewCase, field, names, review }: AnswerOptionsProps) {
  const links = useEvidenceLinks();
  const options = answerOptions(reviewCase, names);
  const suggestion = suggestionFor(reviewCase, field);
  const chosen = review.choices[reviewCase.triageResultId];
  if (options.length === 0) {
    return <p className="text-muted">No suggestion. Press Change to choose a value.</p>;
  }
  const drawing = {
    options,
    chosen,
    suggested: suggestion ? String(suggestion.value) : undefined,
    source: suggestion?.source,
    card: CARD,
    gap: GAP,
  };
  return (
    <div className="flex">
      <span className="hidden lg:block">
        <OptionsDrawing {...drawing} width={234} reach={84} showText />
      </span>
      <span className="lg:hidden">
        <OptionsDrawing {...drawing} width={68} reach={2} />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid everywhere */}
      <div
        role="group"
        aria-labelledby="options"
        className="grid min-w-0 flex-1"
        style={{ gap: GAP, gridAutoRows: CARD }}
      >
        {options.map((option, index) => (
          <OptionCard
            key={option.value}
            option={option}
            nth={index + 1}
            source={option.value === suggestion?.value ? suggestion.source : undefined}
            isChosen={option.value === chosen}
            onChoose={() => review.choose(reviewCase, option.value)}
            onHover={(hovered) => links.point(hovered && option.value === suggestion?.value ? field : null)}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionCardProps {
  option: AnswerOption;
  nth: number;
  /** Who suggested this option; undefined if nobody did. */
  source: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
  onHover: (hovered: boolean) => void;
}

function OptionCard({ option: { label, under, share }, nth, source, isChosen, onChoose, onHover }: OptionCardProps) {
  const colours = isChosen
    ? "border-primary bg-pine-soft"
    : source === "ai"
      ? "border-ai bg-ai-soft"
      : source
        ? "border-edge bg-base-200"
        : "border-line hover:bg-base-200";
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={String(nth)}
      className={`flex min-w-0 items-center gap-3 rounded-lg border px-3 text-left ${colours}`}
      onClick={onChoose}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      <Kbd>{String(nth)}</Kbd>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold leading-5">
          <span className={source ? `sb-source sb-source-${source}` : undefined}>{label}</span>
          {source ? <span className="sr-only">, suggested</span> : null}
        </span>
        {under ? <span className="block truncate text-muted text-xs">{under}</span> : null}
      </span>
      {share === null ? null : (
        <span className={`flex shrink-0 items-center gap-2 ${source === "ai" ? "text-ai" : "text-muted"}`}>
          <LoadBar share={share} width={56} />
          <span className="num w-9 text-right">{formatPercent(share)}</span>
        </span>
      )}
    </button>
  );
}
