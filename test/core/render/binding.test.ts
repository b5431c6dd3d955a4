// The code that binds to a service: it has the id, and an operator's text stays in comments and strings. The
// cross-check compiles it.

import { describe, expect, it } from "vitest";
import { bindingsOf, renderBinding } from "../../../src/core/render/binding.ts";
import {
  confluence,
  definition,
  modules,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { HOSTILE } from "../../support/hostile-texts.ts";

const given = definition({
  confluences: [confluence("intents.router", { crate: "router", verbs: ["Router::routed"] })],
  modules: { ...modules("chronicle"), atlas: shippedModule("atlas", { crate: "coalition-atlas" }) },
  ticketIssuer: ticketIssuer("mini-tickets", { docs: "https://example.org/tickets" }),
});

describe("how to bind", () => {
  it("exists for every confluence, shipped module and the issuer", () => {
    const bindings = bindingsOf(given);
    expect(bindings.map((it) => [it.class, it.name, it.crate])).toEqual([
      ["confluence", "intents.router", "router"],
      ["module", "atlas", "coalition-atlas"],
      ["module", "chronicle", undefined],
      ["ticket-issuer", "mini-tickets", undefined],
    ]);
    expect(bindingsOf(definition())).toEqual([]);
  });

  it("takes the id out of the constant, and names crate, verbs and docs", () => {
    const [router = "", atlas = "", chronicle = "", tickets = ""] =
      bindingsOf(given).map(renderBinding);
    expect(router).toContain("// cargo add router\n");
    expect(router).toContain('find(|it| it.name == "intents.router")');
    expect(router).toMatch(/\/\/ Router::routed: .* intents_router_id\n/);
    expect(router).toContain("// https://example.org/confluence/docs");
    expect(atlas).toContain('let atlas_id = COALITION.module_root("atlas");');
    expect(chronicle).not.toContain("cargo add");
    expect(tickets).toContain("let mini_tickets_id = COALITION.tickets_root();");
  });

  it("keeps what operators wrote in comments of one line, and in strings", () => {
    for (const text of HOSTILE) {
      const plain = renderBinding({ class: "module", name: "atlas", verbs: ["x"], docs: "y" });
      const code = renderBinding({ class: "module", name: "atlas", verbs: [text], docs: text });
      const statements = (it: string) => it.split("\n").filter((line) => !/^ *\/\//.test(line));
      expect(statements(code)).toEqual(statements(plain));
    }
  });

  it.each(["match", "0xabc", "9", "---", 'a"b\\c', "x".repeat(100)])(
    "makes a variable of %j",
    (name) => {
      const code = renderBinding({ class: "ticket-issuer", name });
      expect(code).toMatch(/ let [a-z][a-z0-9_]{0,48}_id = COALITION/);
      expect(renderBinding({ class: "confluence", name })).toContain(JSON.stringify(name));
    },
  );
});
