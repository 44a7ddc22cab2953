import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { ListPage } from "@/app/_components/list-page";
import { MoreLink } from "@/app/_components/more-link";
import { SearchTermsField } from "@/app/_components/search-terms";
import { SidePanelHead } from "@/app/_components/side-panel-head";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { listCorrections } from "@/lib/spelling/queries";
import { CorrectionForm } from "./correction-form";
import { dictionaryHref, dictionaryInput, readDictionary } from "./dictionary-query";

export const metadata: Metadata = { title: "Dictionary" };

const COLUMNS: readonly Column[] = [
  { key: "word", head: "Written" },
  { key: "replacement", head: "Proposed instead" },
  { key: "changed", head: "Changed", from: "sm", right: true },
];

interface DictionaryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Slips and what is right for them. Whoever writes a ticket is offered these, and takes them or not. */
export default async function DictionaryPage({ searchParams }: DictionaryPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/dictionary" });
  const state = readDictionary(await searchParams);
  const { corrections, nextCursor } = await listCorrections(ctx, dictionaryInput(state));
  const chosen = corrections.find(({ id }) => id === state.item) ?? null;
  const open = state.isNew || chosen !== null;
  const closeHref = dictionaryHref(state);
  return (
    <ListPage
      title="Dictionary"
      bar={
        <>
          <SearchTermsField label="Search words" value={state.search} base="/dictionary" />
          <ButtonLink
            href={dictionaryHref(state, { isNew: true })}
            scroll={false}
            look="primary"
            className="ml-auto"
            icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            New word
          </ButtonLink>
        </>
      }
      sidePanel={
        open ? (
          <>
            <SidePanelHead title={chosen?.word ?? "New word"} closeHref={closeHref} />
            <CorrectionForm key={chosen?.id ?? "new"} correction={chosen} closeHref={closeHref} />
          </>
        ) : null
      }
    >
      {corrections.length === 0 ? (
        <Empty title={state.search ? "No word matches" : "No word yet"}>
          {state.search
            ? "Neither a slip nor what is right for it has these letters."
            : "Words that are added here are proposed to whoever writes them in a ticket."}
        </Empty>
      ) : (
        <Table caption="Dictionary" columns={COLUMNS}>
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
