import { TabLinks } from "@/app/_components/tab-links";
import { FiguresTable } from "@/app/_features/charts/figures-table";
import { FIELD_LABELS, formatCount } from "@/lib/display-text/labels";
import type { QualityReport } from "@/lib/triage-quality/queries";
import { CoverageChart } from "./coverage-chart";
import { formatCalibrationError, formatShareWithInterval } from "./quality-text";
import { ReliabilityChart } from "./reliability-chart";
import { Panel } from "./triage-frame";

type FieldMeasurement = QualityReport["fields"][number];

/** The two curves of one field, with links to those of the others. */
export function FieldCurves({ fields, chosen }: { fields: QualityReport["fields"]; chosen: FieldMeasurement }) {
  const tabs = fields.map(({ field }) => ({ href: `/admin/triage?field=${field}#curves`, label: FIELD_LABELS[field] }));
  return (
    <div id="curves" className="scroll-mt-14 space-y-3 pt-2">
      <TabLinks label="Field" tabs={tabs} current={`/admin/triage?field=${chosen.field}#curves`} />
      <div className="grid gap-3 lg:grid-cols-2">
        <Reliability measured={chosen} />
        <Coverage measured={chosen} />
      </div>
    </div>
  );
}

function Reliability({ measured: { bins, ece, decided } }: { measured: FieldMeasurement }) {
  const filled = bins.filter((bin) => bin.decided > 0);
  return (
    <Panel
      title="Is the confidence true?"
      about="Each dot is a tenth of the scale. On the dashed line the confidence is true; below it triage was too sure. The figure says how many values people decided."
      end={<span className="num text-muted">calibration error {formatCalibrationError(ece)}</span>}
    >
      {filled.length === 0 ? <Nothing decided={decided} /> : <ReliabilityChart bins={bins} />}
      {filled.length === 0 ? null : (
        <FiguresTable
          caption="Reliability curve"
          heads={["Stated", "Decided", "Mean stated", "Kept"]}
          rows={filled.map((bin) => [
            `${Math.round(bin.from * 100)}–${Math.round(bin.to * 100)}%`,
            String(bin.decided),
            formatShareWithInterval(bin.confidence),
            formatShareWithInterval(bin.kept),
          ])}
        />
      )}
    </Panel>
  );
}

function Coverage({ measured: { coverage, decided } }: { measured: FieldMeasurement }) {
  return (
    <Panel
      title="What a higher threshold would buy"
      about="From left to right the threshold is lowered: more is set by itself. The line is how much of that people kept."
    >
      {coverage.length === 0 ? <Nothing decided={decided} /> : <CoverageChart points={coverage} />}
      {coverage.length === 0 ? null : (
        <FiguresTable
          caption="Accuracy at coverage"
          heads={["Threshold", "Set by itself", "Kept of that"]}
          rows={coverage.map((point) => [
            formatShareWithInterval(point.threshold),
            formatShareWithInterval(point.coverage),
            formatShareWithInterval(point.accuracy),
          ])}
        />
      )}
    </Panel>
  );
}

function Nothing({ decided }: { decided: number }) {
  return (
    <p className="py-10 text-center text-muted">
      {decided === 0
        ? "People have decided none of these values yet."
        : `People decided ${formatCount(decided, "value")}, but none came with a confidence.`}
    </p>
  );
}
