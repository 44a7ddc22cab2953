import { FiguresTable } from "@/app/_features/charts/figures-table";
import { formatPercent } from "@/lib/display-text/labels";
import type { QualityFigures } from "@/lib/triage-quality/figures";
import { formatCalibrationError, formatRange, formatShareOrDash } from "./quality-text";

type AccuracyRow = QualityFigures & { key: string; name: string; note?: string };

const FIGURE_HEADS = [
  "Values",
  "Automated",
  "Reviewed",
  "Explicitly reviewed",
  "Accepted",
  "95% interval",
  "Mean confidence",
  "Calibration error",
];

/** A chart and a table of each row's accuracy: the bar shows the share of accepted values and its 95% interval. */
export function AccuracyBars({ caption, head, rows }: { caption: string; head: string; rows: readonly AccuracyRow[] }) {
  return (
    <>
      <ul className="space-y-2.5">
        {rows.map((row) => (
          <li
            key={row.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 sm:grid-cols-[9.5rem_minmax(0,1fr)_6.5rem]"
          >
            <span className="min-w-0">
              <span className="block truncate">{row.name}</span>
              {row.note ? <span className="block truncate text-muted text-xs">{row.note}</span> : null}
            </span>
            <Bar row={row} />
            <span className="num text-right sm:col-start-3">
              {row.keptShare ? (
                <>
                  <span className="font-semibold">{formatPercent(row.keptShare.share)}</span>{" "}
                  <span className="text-muted text-xs">
                    {row.kept} of {row.decided}
                  </span>
                </>
              ) : (
                <span className="text-muted text-xs">None reviewed</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <FiguresTable
        caption={caption}
        heads={[head, ...FIGURE_HEADS]}
        rows={rows.map((row) => [
          row.note ? `${row.name}, ${row.note}` : row.name,
          String(row.made),
          String(row.applied),
          String(row.decided),
          String(row.byHand),
          String(row.kept),
          row.keptShare ? formatRange(row.keptShare) : "–",
          formatShareOrDash(row.meanConfidence),
          formatCalibrationError(row.ece),
        ])}
      />
    </>
  );
}

function Bar({ row: { keptShare } }: { row: AccuracyRow }) {
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
