import type { QualityReport } from "@/lib/triage-quality/queries";
import { formatCalibrationError, formatCost, formatRange, formatShareWithInterval } from "./quality-text";

/** The period at a glance. */
export function FigureRow({ report }: { report: QualityReport }) {
  const { whole, costMicros } = report;
  const { made, applied, decided, kept, byHand, keptShare } = whole;
  const figures = [
    { name: "Decided by people", value: decided.toLocaleString("en"), note: `of ${made} values; ${byHand} by hand` },
    {
      name: "Kept",
      value: formatShareWithInterval(keptShare?.share),
      note: keptShare ? `${kept} of ${decided}; ${formatRange(keptShare)} likely` : "nobody decided yet",
    },
    {
      name: "Set by itself",
      value: made > 0 ? formatShareWithInterval(applied / made) : "–",
      note: `${applied} of ${made}`,
    },
    { name: "Calibration error", value: formatCalibrationError(whole.ece), note: "0 is perfect; under 0.06 is good" },
    ...(costMicros === null ? [] : [{ name: "Model cost", value: formatCost(costMicros), note: "of all readings" }]),
  ];
  return (
    <dl className="sb-card grid grid-cols-2 gap-px overflow-hidden bg-line md:grid-flow-col md:auto-cols-fr md:grid-cols-none">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="bg-base-100 px-4 py-3 max-md:last:odd:col-span-2">
          <dt className="text-muted">{name}</dt>
          <dd>
            <span className="num block font-semibold text-2xl">{value}</span>
            <span className="num text-muted text-xs">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
