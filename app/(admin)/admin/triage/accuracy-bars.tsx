import { FiguresTable } from "@/app/_features/charts/figures-table";
import { formatPercent } from "@/lib/display-text/labels";
import type { QualityFigures } from "@/lib/triage-quality/figures";
import { formatCalibrationError, formatRange, formatShareWithInterval } from "./quality-text";

type Line = QualityFigures & { key: string; name: string; note?: string };

/** Share kept, line by line: the bar is what was counted, the whisker where the true share lies in 95 of 100 cases. */
export function AccuracyBars({ caption, head, lines }: { caption: string; head: string; lines: readonly Line[] }) {
  return (
    <>
      <ul className="space-y-2.5">
        {lines.map((line) => (
          <li
            key={line.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 sm:grid-cols-[9.5rem_minmax(0,1fr)_6.5rem]"
          >
            <span className="min-w-0">
              <span className="block truncate">{line.name}</span>
              {line.note ? <span className="block truncate text-muted text-xs">{line.note}</span> : null}
            </span>
            <KeptBar line={line} />
            <span className="num text-right sm:col-start-3">
              {line.keptShare ? (
                <>
                  <span className="font-semibold">{formatPercent(line.keptShare.share)}</span>{" "}
                  <span className="text-muted text-xs">
                    {line.kept} of {line.decided}
                  </span>
                </>
              ) : (
                <span className="text-muted text-xs">none decided</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <FiguresTable
        caption={caption}
        heads={[
          head,
          "Values",
          "Set by itself",
          "Decided",
          "By hand",
          "Kept",
          "Likely",
          "Mean confidence",
          "Calibration error",
        ]}
        rows={lines.map((line) => [
          line.note ? `${line.name}, ${line.note}` : line.name,
          String(line.made),
          String(line.applied),
          String(line.decided),
          String(line.byHand),
          String(line.kept),
          line.keptShare ? formatRange(line.keptShare) : "–",
          formatShareWithInterval(line.meanConfidence),
          formatCalibrationError(line.ece),
        ])}
      />
    </>
  );
}

function KeptBar({ line: { keptShare } }: { line: Line }) {
  return (
    <span
      aria-hidden="true"
      className="relative col-span-2 row-start-2 block h-3 rounded-xs bg-base-300 sm:col-span-1 sm:col-start-2 sm:row-start-1"
    >
      {keptShare ? (
        <>
          <i
            className="absolute inset-y-0 left-0 block rounded-xs bg-chart-1"
            style={{ width: `${keptShare.share * 100}%` }}
          />
          <i
            className="absolute top-1/2 block h-px bg-base-content"
            style={{ left: `${keptShare.low * 100}%`, width: `${(keptShare.high - keptShare.low) * 100}%` }}
          />
          {[keptShare.low, keptShare.high].map((end) => (
            <i
              key={end}
              className="absolute inset-y-0.5 -ml-px block w-0.5 bg-base-content"
              style={{ left: `${end * 100}%` }}
            />
          ))}
        </>
      ) : null}
    </span>
  );
}
