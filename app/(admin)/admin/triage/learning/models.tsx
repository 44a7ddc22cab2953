import { Empty } from "@/app/_components/empty";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { formatValue } from "@/app/_features/names/format-value";
import type { CatalogueNames } from "@/app/_features/names/names";
import { FIELD_LABELS, formatPercent } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { LearnedModels, ModelView } from "@/lib/training-data/list-models";
import { fewestOf, formatSize } from "./learning-text";

const COLUMNS: readonly Column[] = [
  { key: "field", head: "Field" },
  { key: "rows", head: "Decisions", right: true },
  { key: "classes", head: "Values", right: true, from: "lg" },
  { key: "accuracy", head: "Accuracy", right: true },
  { key: "ece", head: "Calibration error", right: true, from: "lg" },
  { key: "trained", head: "Trained", right: true, from: "sm" },
  { key: "duration", head: "Duration", right: true, from: "lg" },
  { key: "size", head: "Size", right: true, from: "lg" },
];

type ModelsProps = { learned: LearnedModels; names: CatalogueNames };

/** A table of the newest model of each field, its accuracy, and the values that it has the fewest examples of. */
export function Models({ learned: { models, leastLabels, leastOfClass }, names }: ModelsProps) {
  if (models.length === 0) {
    return (
      <Empty title="No model yet">
        We train a model when people have made enough decisions. A model with fewer than {leastLabels} decisions only
        suggests values.
      </Empty>
    );
  }
  return (
    <Table caption="Models" columns={COLUMNS}>
      {models.map((model) => (
        <Row key={model.id}>
          <Cell name>
            <span className="block font-semibold">{FIELD_LABELS[model.field]}</span>
            <Fewest model={model} leastOfClass={leastOfClass} names={names} />
          </Cell>
          <Cell right>
            <span className={model.rows < leastLabels ? "text-warning" : undefined}>
              {model.rows.toLocaleString("en")}
            </span>
            {model.rows < leastLabels ? (
              <span className="block whitespace-nowrap text-muted text-xs">suggests only</span>
            ) : null}
          </Cell>
          <Cell right from="lg">
            {model.classes}
          </Cell>
          <Cell right>
            <Accuracy model={model} />
          </Cell>
          <Cell right from="lg">
            {model.metrics.ece === null ? <Unknown /> : model.metrics.ece.toFixed(3)}
          </Cell>
          <Cell right from="sm">
            <Time at={model.createdAt} />
          </Cell>
          <Cell right from="lg">
            {formatDuration(model.metrics.trainMs)}
          </Cell>
          <Cell right from="lg">
            {formatSize(model.bytes)}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Fewest({ model, leastOfClass, names }: { model: ModelView; leastOfClass: number; names: CatalogueNames }) {
  const fewest = fewestOf(model.metrics.support);
  if (fewest.length === 0) return null;
  return (
    <span className="block text-muted text-xs">
      Fewest decisions:{" "}
      {fewest.map(([value, count], index) => (
        <span key={value} className={count < leastOfClass ? "text-warning" : undefined}>
          {index > 0 ? ", " : ""}
          {formatValue(model.field, model.field === "skills" ? [value] : value, names)} {count}
        </span>
      ))}
    </span>
  );
}

function Accuracy({ model: { metrics } }: { model: ModelView }) {
  if (metrics.accuracy === null) return <Unknown />;
  return (
    <>
      {formatPercent(metrics.accuracy)}
      <span className="block whitespace-nowrap text-muted text-xs">of {metrics.heldOut.toLocaleString("en")}</span>
    </>
  );
}

function Unknown() {
  return (
    <span className="text-faint" title="Too few decisions to measure">
      –
    </span>
  );
}
