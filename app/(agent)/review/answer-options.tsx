import { Kbd } from "@/app/_components/kbd";
import { LoadBar } from "@/app/_components/load-bar";
import { useEvidenceLinks } from "@/app/_features/evidence/evidence-links";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatPercent } from "@/lib/display-text/labels";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { type AnswerOption, answerOptions, suggestionFor } from "./case-text";
import { OptionsDrawing } from "./options-drawing";
import type { ReviewState } from "./use-review";

/** px; a card and the gap under it. The track is drawn to the same measure. */
const CARD = 50;
const GAP = 8;

interface PointsProps {
  seen: ReviewCase;
  field: "category" | "priority";
  names: CatalogueNames;
  review: ReviewState;
}

/** The choice as points of a track: each way branches off at 45°, the likelier the thicker; 1, 2 and 3 set them. */
export function AnswerOptions({ seen, field, names, review }: PointsProps) {
  const links = useEvidenceLinks();
  const ways = answerOptions(seen, names);
  const said = suggestionFor(seen, field);
  const set = review.points[seen.triageResultId];
  if (ways.length === 0) {
    return <p className="text-muted">No reader could name one. Press Change to choose it.</p>;
  }
  const track = {
    ways,
    set,
    suggested: said ? String(said.value) : undefined,
    source: said?.source,
    card: CARD,
    gap: GAP,
  };
  return (
    <div className="flex">
      <span className="hidden lg:block">
        <OptionsDrawing {...track} width={234} reach={84} words />
      </span>
      <span className="lg:hidden">
        <OptionsDrawing {...track} width={68} reach={2} />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid everywhere */}
      <div
        role="group"
        aria-labelledby="points"
        className="grid min-w-0 flex-1"
        style={{ gap: GAP, gridAutoRows: CARD }}
      >
        {ways.map((way, index) => (
          <WayCard
            key={way.value}
            way={way}
            nth={index + 1}
            source={way.value === said?.value ? said.source : undefined}
            isSet={way.value === set}
            onSet={() => review.setWay(seen, way.value)}
            onPoint={(on) => links.point(on && way.value === said?.value ? field : null)}
          />
        ))}
      </div>
    </div>
  );
}

interface WayCardProps {
  way: AnswerOption;
  nth: number;
  /** Whose suggestion it is; undefined for the others. */
  source: string | undefined;
  isSet: boolean;
  onSet: () => void;
  onPoint: (on: boolean) => void;
}

function WayCard({ way: { label, under, share }, nth, source, isSet, onSet, onPoint }: WayCardProps) {
  const look = isSet
    ? "border-primary bg-pine-soft"
    : source === "ai"
      ? "border-ai bg-ai-soft"
      : source
        ? "border-edge bg-base-200"
        : "border-line hover:bg-base-200";
  return (
    <button
      type="button"
      aria-pressed={isSet}
      aria-keyshortcuts={String(nth)}
      className={`flex min-w-0 items-center gap-3 rounded-lg border px-3 text-left ${look}`}
      onClick={onSet}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
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
