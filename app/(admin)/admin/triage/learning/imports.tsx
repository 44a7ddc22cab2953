import { Badge } from "@/app/_components/chip";
import { LoadBar } from "@/app/_components/load-bar";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import type { ImportView } from "@/lib/training-data/queries";
import { DeleteImport } from "./delete-import";

const COLUMNS: readonly Column[] = [
  { key: "name", head: "File" },
  { key: "rows", head: "Rows", right: true },
  { key: "by", head: "By", from: "md" },
  { key: "at", head: "When", right: true, from: "sm" },
  { key: "act", head: <span className="sr-only">Take out</span>, right: true },
];

/** Files that were taken in, or are on their way. Draws nothing where there is none. */
export function Imports({ imports }: { imports: readonly ImportView[] }) {
  if (imports.length === 0) return null;
  return (
    <Table caption="Imports, the newest first" columns={COLUMNS}>
      {imports.map((each) => (
        <Row key={each.id}>
          <Cell name>
            <span className="block max-w-40 truncate font-medium sm:max-w-72" title={each.name}>
              {each.name}
            </span>
          </Cell>
          <Cell right>
            <Rows of={each} />
          </Cell>
          <Cell from="md">{each.startedBy?.name ?? <span className="text-muted">the command</span>}</Cell>
          <Cell right from="sm">
            <Time at={each.startedAt} />
          </Cell>
          <Cell right>
            <DeleteImport id={each.id} name={each.name} rows={each.total} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Rows({ of: { state, done, total } }: { of: ImportView }) {
  if (state === "failed") return <Badge tone="error">Failed, nothing counts</Badge>;
  if (state === "done") return total.toLocaleString("en");
  return (
    <span className="inline-flex items-center gap-2 text-primary">
      <LoadBar share={done / total} width={80} />
      <span role="status">
        {done.toLocaleString("en")} of {total.toLocaleString("en")}
      </span>
    </span>
  );
}
