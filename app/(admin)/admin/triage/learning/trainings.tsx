import { Badge } from "@/app/_components/chip";
import { LoadBar } from "@/app/_components/load-bar";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { formatDuration } from "@/lib/display-text/time";
import type { LearnedModels, TrainingView } from "@/lib/training-data/list-models";
import { TrainButton } from "./learning-buttons";
import { formatNextTraining } from "./learning-text";

const COLUMNS: readonly Column[] = [
  { key: "started", head: "Started" },
  { key: "by", head: "Started by", from: "sm" },
  { key: "labels", head: "Decisions", right: true },
  { key: "duration", head: "Duration", right: true, from: "sm" },
  { key: "state", head: "Status" },
];

/** How many decisions are missing for the next training, a button to train now, and the latest trainings. */
export function Trainings({ learned: { next, trainings } }: { learned: LearnedModels }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-3">
        <p className="num">{formatNextTraining(next)}</p>
        <TrainButton />
      </div>
      {trainings.length > 0 ? (
        <Table caption="Latest trainings" columns={COLUMNS}>
          {trainings.map((training) => (
            <Row key={training.id}>
              <Cell name>
                <Time at={training.startedAt} />
              </Cell>
              <Cell from="sm">{training.startedBy?.name ?? <span className="text-muted">Schedule</span>}</Cell>
              <Cell right>{training.labels.toLocaleString("en")}</Cell>
              <Cell right from="sm">
                <Duration training={training} />
              </Cell>
              <Cell>
                <Status training={training} />
              </Cell>
            </Row>
          ))}
        </Table>
      ) : null}
    </>
  );
}

function Duration({ training: { startedAt, endedAt } }: { training: TrainingView }) {
  if (endedAt === null) return <span className="text-faint">–</span>;
  return formatDuration(Date.parse(endedAt) - Date.parse(startedAt));
}

function Status({ training: { state, progress, note } }: { training: TrainingView }) {
  if (state === "running") {
    return (
      <span className="inline-flex items-center gap-2 text-primary">
        <LoadBar share={progress / 100} width={60} />
        <span className="num">{progress}%</span>
      </span>
    );
  }
  return (
    <>
      {state === "failed" ? <Badge tone="error">Failed</Badge> : "Done"}
      {note ? <span className="block text-muted text-xs">{note}</span> : null}
    </>
  );
}
