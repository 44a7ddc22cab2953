import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { SourceIcon } from "@/app/_components/icons";
import { ListPage } from "@/app/_components/list-page";
import { MoreLink } from "@/app/_components/more-link";
import { SearchTermsField } from "@/app/_components/search-terms";
import { TabLinks } from "@/app/_components/tab-links";
import { loadNames } from "@/app/_features/names/load-names";
import { formatList } from "@/app/_features/names/names";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { listSkills } from "@/lib/catalogue/queries";
import { listPeople } from "@/lib/people/queries";
import { PEOPLE_TABS, type PeopleTab, peopleHref, peopleInput, readPeople } from "./people-query";
import { PeopleTable } from "./people-table";
import { PersonPanel } from "./person-panel";

export const metadata: Metadata = { title: "People" };

const TAB_LABELS: Record<PeopleTab, string> = {
  desk: "Agents",
  requesters: "Requesters",
  invited: "Invited",
  deactivated: "Deactivated",
};

/** The list of people with an account, in tabs. The side panel invites a person or edits one. Admins only. */
export default async function PeoplePage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/people" });
  const state = readPeople(await searchParams);
  const base = { ...state, search: "", cursor: null };
  const [{ people, nextCursor }, names, proposed] = await Promise.all([
    listPeople(ctx, peopleInput(state)),
    loadNames(ctx),
    listSkills(ctx, { limit: 3, state: "proposed" }),
  ]);
  const open = state.isNew || state.person !== null;
  return (
    <ListPage
      title="People"
      bar={
        <>
          <SearchTermsField label="Name, skill or team" value={state.search} base={peopleHref(base)} />
          <ButtonLink
            href={peopleHref(state, { isNew: true })}
            scroll={false}
            variant="primary"
            className="ml-auto"
            icon={<UserPlus size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            Invite
          </ButtonLink>
        </>
      }
      sidePanel={open ? <PersonPanel ctx={ctx} state={state} names={names} /> : null}
    >
      <div className="pt-1 [&>nav]:px-4">
        <TabLinks
          label="People"
          current={peopleHref(base)}
          tabs={PEOPLE_TABS.map((tab) => ({ href: peopleHref(base, { tab }), label: TAB_LABELS[tab] }))}
        />
      </div>
      <SuggestedSkills names={proposed.skills.map(({ name }) => name)} />
      {people.length === 0 ? (
        <Empty title={state.search ? "No people match" : "No people"}>
          {state.search ? "No name, email, skill or team contains this text." : "This list is empty."}
        </Empty>
      ) : (
        <PeopleTable people={people} names={names} state={state} />
      )}
      <MoreLink href={nextCursor ? peopleHref(state, { cursor: nextCursor }) : null} />
    </ListPage>
  );
}

function SuggestedSkills({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <div className="mx-4 mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-ai-soft px-4 py-2.5">
      <SourceIcon source="ai" />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">Suggested skills:</span>{" "}
        <span className="sb-source sb-source-ai">{formatList(names)}</span>
      </p>
      <Link href="/skills" className="btn btn-quiet btn-sm">
        Review
      </Link>
    </div>
  );
}
