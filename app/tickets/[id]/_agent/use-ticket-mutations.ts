"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { TicketDetails } from "@/lib/tickets/queries";
import { isOwnChange } from "./is-own-change";

export interface TicketMutation {
  /** "ticket" for changes of the whole ticket, such as resolving. */
  field: "status" | "priority" | "category" | "skills" | "title" | "assignee" | "ticket";
  value: string;
  /** The retry button's label after a conflict: "Set High". */
  verb: string;
  /** Announced to screen readers: "Priority is High." */
  done: string;
  method: "PATCH" | "PUT" | "DELETE" | "POST";
  /** The URL's end after `/api/tickets/{id}`: "" or "/assignment". */
  path: string;
  body?: unknown;
}

/** A change that the server rejected: the ticket was no longer as `expected`, but already `current`. */
export type Conflict = { change: TicketMutation; expected: TicketDetails; current: TicketDetails };

/** The newest known state of the ticket, and `change`, which sends one mutation at a time. `me`: a person's id. */
export function useTicketMutations(serverTicket: TicketDetails, me: string) {
  const router = useRouter();
  const [latest, setLatest] = useState<TicketDetails | null>(null);
  const [pending, setPending] = useState<TicketMutation | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const running = useRef(false);
  const ticket = latest?.id === serverTicket.id && latest.version > serverTicket.version ? latest : serverTicket;

  /** True after success or a shown conflict: a dialog can then close. */
  async function change(mutation: TicketMutation, expected = ticket): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setPending(mutation);
    setAnnouncement("");
    setConflict(null);
    setProblem(null);
    try {
      const response = await send(mutation, expected).catch((error: unknown) => retryOwn(error, mutation, expected));
      // The handover endpoint returns the offer, not the ticket.
      if (response?.id === expected.id) setLatest(response);
      setAnnouncement(mutation.done);
      router.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return await showFailure(mutation, expected, error);
    } finally {
      running.current = false;
      setPending(null);
    }
  }

  /** Retries once after a conflict that only this person's own changes caused. Otherwise throws `error`. */
  async function retryOwn(error: unknown, mutation: TicketMutation, expected: TicketDetails) {
    const current = error instanceof ApiProblem && error.status === 412 ? await fetchTicket(expected.id) : null;
    if (!current || !isOwnChange(expected, current, me)) throw error;
    return send(mutation, current);
  }

  async function showFailure(change: TicketMutation, expected: TicketDetails, error: ApiProblem): Promise<boolean> {
    const current = error.status === 412 ? await fetchTicket(expected.id) : null;
    if (!current) {
      setProblem(error);
      return false;
    }
    setLatest(current);
    setConflict({ change, expected, current });
    router.refresh();
    return true;
  }

  function clearErrors() {
    setConflict(null);
    setProblem(null);
  }
  return { ticket, change, pending, announcement, conflict, problem, clearErrors };
}

export type TicketMutationState = ReturnType<typeof useTicketMutations>;

function send({ method, path, body }: TicketMutation, { id, version }: TicketDetails) {
  return callApi<TicketDetails | undefined>(method, `/api/tickets/${id}${path}`, { body, version });
}

function fetchTicket(id: string): Promise<TicketDetails | null> {
  return callApi<TicketDetails>("GET", `/api/tickets/${id}`).catch(() => null);
}
