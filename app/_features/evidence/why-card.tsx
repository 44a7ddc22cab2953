import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { SourceIcon } from "@/app/_components/icons";
import { formatPercent, SOURCE_LABELS } from "@/lib/display-text/labels";
import type { Source } from "@/lib/domain/ticket";
import { Confidence } from "./confidence";

/** Why a field has its value, for the card. */
export interface ValueEvidence {
  quotes?: readonly string[];
  reason?: string | null;
  nextBest?: readonly { text: string; confidence: number }[];
  /** The name of the source: "Gemini", "Keyword rules" or "Ines". */
  readBy?: string;
  at?: ReactNode;
}

export interface WhyCardProps {
  /** The value as text. */
  text: string;
  source: Source;
  confidence?: number | null;
  why: ValueEvidence;
  onChange?: () => void;
  onKeep?: () => void;
}

/** The card that explains a value: confidence, two quotes, next best values, source. Buttons change or keep a value. */
export function WhyCard({ text, source, confidence, why, onChange, onKeep }: WhyCardProps) {
  const quotes = (why.quotes ?? []).slice(0, 2);
  return (
    <div className="text-sm">
      <div className="flex items-center gap-3">
        <span className={`sb-source sb-source-${source} font-semibold`}>{text}</span>
        <span className="ml-auto">
          {confidence == null ? (
            <span className="inline-flex items-center gap-1.5 text-muted">
              <SourceIcon source={source} />
              {SOURCE_LABELS[source]}
            </span>
          ) : (
            <Confidence share={confidence} source={source} />
          )}
        </span>
      </div>
      {quotes.length > 0 ? <p className="mt-2 text-base">{quotes.map(quoted)}</p> : null}
      {why.reason ? <p className="mt-2 text-muted">{why.reason}</p> : null}
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs">
        {why.nextBest?.length ? (
          <>
            <dt className="text-muted">Next best</dt>
            <dd className="num">
              {why.nextBest.map((next) => `${next.text} ${formatPercent(next.confidence)}`).join(", ")}
            </dd>
          </>
        ) : null}
        {why.readBy ? (
          <>
            <dt className="text-muted">{source === "person" || source === "requester" ? "Set by" : "Classified by"}</dt>
            <dd>
              {why.readBy}
              {why.at ? <>, {why.at}</> : null}
            </dd>
          </>
        ) : null}
      </dl>
      {onChange || onKeep ? (
        <div className="mt-3 flex gap-2">
          {onChange ? (
            <Button size="sm" onClick={onChange}>
              Change
            </Button>
          ) : null}
          {onKeep ? (
            <Button size="sm" variant="ghost" onClick={onKeep}>
              Use this
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function quoted(quote: string, index: number) {
  return (
    <span key={quote}>
      {index > 0 ? <span className="text-muted"> and </span> : null}“{quote}”
    </span>
  );
}
