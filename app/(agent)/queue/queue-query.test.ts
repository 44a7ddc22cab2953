import { describe, expect, it } from "vitest";
import { apiQuery, openFilters, queueHref, readQueue, ticketsInput, withFilter } from "./queue-query";

const state = (search: string) => readQueue(Object.fromEntries(new URLSearchParams(search)))!;

describe("queue-query", () => {
  it("A view of work lists unfinished tickets unless a status filter is set", () => {
    expect(ticketsInput(state("view=mine"))).toMatchObject({
      assignee: ["me"],
      status: ["open", "in_progress", "waiting"],
      sort: "newest",
    });
    expect(ticketsInput(state("view=mine&status=resolved"))).toMatchObject({ status: ["resolved"] });
    expect(ticketsInput(state("view=all")).status).toBeUndefined();
  });

  it("A filter cannot override the condition of a view", () => {
    expect(ticketsInput(state("view=waiting&status=open")).status).toEqual(["waiting"]);
    expect(ticketsInput(state("view=unassigned&assignee=me")).assignee).toEqual(["none"]);
    expect(openFilters("waiting")).not.toContain("status");
  });

  it("Unknown values in the address are ignored", () => {
    const { filters, sort, search } = state("view=all&status=open,nonsense&team=x&priority=P1&from=soon&sort=loudest");
    expect(filters).toEqual({ status: ["open"], priority: ["critical"] });
    expect([sort, search]).toEqual(["newest", ""]);
    expect(readQueue({ view: "late" })).toBeNull();
    expect(readQueue({})).toBeNull();
  });

  it("A queue address reads back to the same queue", () => {
    const href =
      "/queue?view=all&status=open,waiting&category=billing&approval=pending&from=2026-11-01&search=vat+number&sort=priority";
    expect(queueHref(state(href.split("?")[1]!))).toBe(href);
  });

  it("A filter without values is removed", () => {
    const narrowed = withFilter(state("view=all"), "priority", ["high", "critical"]);
    expect(queueHref(narrowed)).toBe("/queue?view=all&priority=high,critical");
    expect(withFilter(narrowed, "priority", []).filters).toEqual({});
  });

  it("The API query for further pages has the same filters", () => {
    const query = new URLSearchParams(
      apiQuery(state("view=teams&priority=high&approval=pending&search=refund"), "abc"),
    );
    expect(Object.fromEntries(query)).toEqual({
      status: "open,in_progress,waiting",
      priority: "high",
      team: "mine",
      approval: "pending",
      search: "refund",
      sort: "newest",
      limit: "50",
      cursor: "abc",
    });
  });
});
