import { TabLinks } from "@/app/_components/tab-links";
import { FiguresTable } from "@/app/_features/charts/figures-table";
import { FIELD_LABELS, formatCount } from "@/lib/display-text/labels";
import type { QualityReport } from "@/lib/triage-quality/queries";
import { CoverageChart, ReliabilityChart } from "./field-charts";
import { formatCalibrationError, formatShareOrDash } from "./quality-text";
import { Panel } from "./triage-frame";

type FieldMeasurement = QualityReport["fields"][number];

/** The calibration and the accuracy of one field, with tabs to choose the field. */
export function FieldCurves({ fields, chosen }: { fields: QualityReport["fields"]; chosen: FieldMeasurement }) {
  const tabs = fields.map(({ field }) => ({ href: `/admin/triage?field=${field}#curves`, label: FIELD_LABELS[field] }));
  return (
    <div id="curves" className="scroll-mt-14 space-y-3 pt-2">
      <TabLinks label="Field" tabs={tabs} current={`/admin/triage?field=${chosen.field}#curves`} />
      <div className="grid gap-3 lg:grid-cols-2">
        <Calibration measurement={chosen} />
        <Coverage measurement={chosen} />
      </div>
    </div>
  );
}

function Calibration({ measurement: { bins, ece, decided } }: { measurement: FieldMeasurement }) {
  const filled = bins.filter((bin) => bin.decided > 0);
  return (
    <Panel
      title="Calibration"
      about="How often people accepted values of a given confidence. On the dashed line, the confidence was right. Below it, the AI was too confident. The numbers count reviewed values."
      end={<span className="num text-muted">calibration error {formatCalibrationError(ece)}</span>}
    >
      {filled.length === 0 ? <NoData decided={decided} /> : <ReliabilityChart bins={bins} />}
      {filled.length === 0 ? null : (
        <FiguresTable
          caption="Calibration"
          heads={["Confidence", "Reviewed", "Mean confidence", "Accepted"]}
          rows={filled.map((bin) => [
            `${Math.round(bin.from * 100)}–${Math.round(bin.to * 100)}%`,
            String(bin.decided),
            formatShareOrDash(bin.confidence),
            formatShareOrDash(bin.kept),
          ])}
        />
      )}
    </Panel>
  );
}

function Coverage({ measurement: { coverage, decided } }: { measurement: FieldMeasurement }) {
  return (
    <Panel
      title="Accuracy by threshold"
      about="The lower the threshold, the more values the AI sets. The line shows the share of these values that people accepted."
    >
      {coverage.length === 0 ? <NoData decided={decided} /> : <CoverageChart points={coverage} />}
      {coverage.length === 0 ? null : (
        <FiguresTable
          caption="Accuracy by threshold"
          heads={["Threshold", "Automated", "Accepted"]}
          rows={coverage.map((point) => [
            formatShareOrDash(point.threshold),
            formatShareOrDash(point.coverage),
            formatShareOrDash(point.accuracy),
          ])}
        />
      )}
    </Panel>
  );
}

function NoData({ decided }: { decided: number }) {
  return (
    <p className="py-10 text-center text-muted">
      {decided === 0
        ? "No one has reviewed an AI value of this field yet."
        : `${formatCount(decided, "value")} reviewed, but the AI gave no confidence for them.`}
    </p>
  );
}
