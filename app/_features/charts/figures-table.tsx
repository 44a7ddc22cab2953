import { Cell, type Column, Row, Table } from "@/app/_components/table";

type FiguresTableProps = { caption: string; heads: readonly string[]; rows: readonly (readonly string[])[] };

/** The figures of a chart as a table, closed at first. The first cell of each row is the row's name. */
export function FiguresTable({ caption, heads, rows }: FiguresTableProps) {
  const columns: Column[] = heads.map((head, at) => ({ key: head, head, right: at > 0 }));
  return (
    <details className="mt-3 border-line border-t pt-2">
      <summary className="w-fit rounded-sm py-1 text-muted text-xs pointer-coarse:py-3">As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: makes it scrollable by keyboard */}
      <section aria-label={caption} tabIndex={0} className="-mx-4 mt-1 overflow-x-auto">
        <Table caption={caption} columns={columns}>
          {rows.map((row) => (
            <Row key={row[0]}>
              {row.map((text, at) => (
                <Cell key={heads[at]} name={at === 0} right={at > 0}>
                  {text}
                </Cell>
              ))}
            </Row>
          ))}
        </Table>
      </section>
    </details>
  );
}
