import { Badge } from "@/app/_components/chip";
import { LoadBar } from "@/app/_components/load-bar";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import type { ImportView } from "@/lib/training-data/queries";
import { DeleteImport } from "./learning-buttons";

const COLUMNS: readonly Column[] = [
  { key: "name", head: "File" },
  { key: "rows", head: "Rows", right: true },
  { key: "by", head: "Imported by", from: "md" },
  { key: "at", head: "Date", right: true, from: "sm" },
  { key: "delete", head: <span className="sr-only">Delete</span>, right: true },
];

/** A table of the imported files, with the progress of running imports. Without imports it renders nothing. */
export function Imports({ imports }: { imports: readonly ImportView[] }) {
  if (imports.length === 0) return null;
  return (
    <Table caption="Imports, newest first" columns={COLUMNS}>
      {imports.map((item) => (
        <Row key={item.id}>
          <Cell name>
            <span className="block max-w-40 truncate font-medium sm:max-w-72" title={item.name}>
              {item.name}
            </span>
          </Cell>
          <Cell right>
            <RowCount item={item} />
          </Cell>
          <Cell from="md">{item.startedBy?.name ?? <span className="text-muted">Command line</span>}</Cell>
          <Cell right from="sm">
            <Time at={item.startedAt} />
          </Cell>
          <Cell right>
            <DeleteImport id={item.id} name={item.name} rows={item.total} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function RowCount({ item: { state, done, total } }: { item: ImportView }) {
  if (state === "failed") return <Badge tone="error">Failed, nothing imported</Badge>;
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
