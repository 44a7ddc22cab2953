import type { ReactNode } from "react";

export interface Column {
  key: string;
  head: ReactNode;
  right?: boolean;
  /** Narrower windows hide the column: "sm" 640 px, "md" 768 px, "lg" 1024 px. */
  from?: "sm" | "md" | "lg";
  width?: string;
}

const FROM = { sm: "hidden sm:table-cell", md: "hidden md:table-cell", lg: "hidden lg:table-cell" } as const;

type TableProps = { caption: string; columns: readonly Column[]; children: ReactNode };

/** A table. `children` are `Row`s that have one `Cell` per column. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={`h-8 px-3 font-medium text-2xs text-faint first:pl-4 last:pr-4 ${column.right ? "text-right" : ""} ${column.from ? FROM[column.from] : ""}`}
              style={{ width: column.width }}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A table row. `chosen` highlights it. `top` aligns its cells at the top instead of the middle. */
export function Row({ children, chosen, top }: { children: ReactNode; chosen?: boolean; top?: boolean }) {
  return (
    <tr
      className={`border-line border-t ${top ? "align-top" : ""} ${chosen ? "sb-row-selected shadow-[inset_3px_0_0_var(--color-primary)]" : "hover:bg-base-200"}`}
      style={{ height: "var(--sb-row)" }}
    >
      {children}
    </tr>
  );
}

type CellProps = Pick<Column, "right" | "from"> & { children?: ReactNode; name?: boolean };

/** A table cell. `name`: this cell names its row. `right`, `from`: as in the cell's column. */
export function Cell({ children, name, right, from }: CellProps) {
  const classes = `px-3 py-1.5 first:pl-4 last:pr-4 ${right ? "num text-right" : ""} ${from ? FROM[from] : ""}`;
  return name ? (
    <th scope="row" className={`${classes} font-normal pointer-coarse:[&>a]:py-3`}>
      {children}
    </th>
  ) : (
    <td className={classes}>{children}</td>
  );
}
