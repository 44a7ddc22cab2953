import type { Metadata } from "next";
import Link from "next/link";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { MoreLink } from "@/app/_components/more-link";
import { SearchTermsField } from "@/app/_components/search-terms";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { NewLink } from "@/app/_features/resources/list-links";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { listCorrections } from "@/lib/spelling/queries";
import { CorrectionForm } from "./correction-form";
import { dictionaryHref, dictionaryInput, readDictionary } from "./dictionary-query";

export const metadata: Metadata = { title: "Spelling" };

const COLUMNS: readonly Column[] = [
  { key: "word", head: "Misspelling" },
  { key: "replacement", head: "Correction" },
  { key: "changed", head: "Changed", from: "sm", right: true },
];

/** The list of misspellings and of the corrections that we suggest to people who write a ticket. Admins only. */
export default async function DictionaryPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/dictionary" });
  const state = readDictionary(await searchParams);
  const { corrections, nextCursor } = await listCorrections(ctx, dictionaryInput(state));
  const chosen = corrections.find(({ id }) => id === state.item) ?? null;
  const open = state.isNew || chosen !== null;
  const closeHref = dictionaryHref(state);
  return (
    <ListPage
      title="Spelling"
      bar={
        <>
          <SearchTermsField label="Search entries" value={state.search} base="/dictionary" />
          <NewLink href={dictionaryHref(state, { isNew: true })}>New entry</NewLink>
        </>
      }
      sidePanel={
        open ? (
          <>
            <SidePanelHead title={chosen?.word ?? "New entry"} closeHref={closeHref} />
            <CorrectionForm key={chosen?.id ?? "new"} correction={chosen} closeHref={closeHref} />
          </>
        ) : null
      }
    >
      {corrections.length === 0 ? (
        <Empty title={state.search ? "No entries match" : "No entries"}>
          {state.search
            ? "No misspelling or correction contains this text."
            : "We suggest the corrections you add here to people who write a ticket."}
        </Empty>
      ) : (
        <Table caption="Spelling corrections" columns={COLUMNS}>
          {corrections.map(({ id, word, replacement, updatedAt }) => (
            <Row key={id} chosen={open && id === state.item}>
              <Cell name>
                <Link
                  href={dictionaryHref(state, { item: id })}
                  scroll={false}
                  className="block break-all rounded-sm font-semibold"
                >
                  {word}
                </Link>
              </Cell>
              <Cell>{replacement}</Cell>
              <Cell right from="sm">
                <span className="text-muted">
                  <Time at={updatedAt} style="brief" />
                </span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <MoreLink href={nextCursor ? dictionaryHref(state, { cursor: nextCursor }) : null} />
    </ListPage>
  );
}
