import { expect, test } from "vitest";
import { editJson, type JsonEdit } from "./edit-json.ts";

const text = `{
  "rules": [
    { "id": 1, "unit": null },
    { "id": 2 },
    { "id": 3 }
  ]
}
`;

const remove = (at: string): JsonEdit => ({ kind: "remove", at });

test.each<[string, JsonEdit, string]>([
  ["takes the first element", remove("/rules/0"), '[\n    { "id": 2 },\n    { "id": 3 }\n  ]'],
  ["takes the last element", remove("/rules/2"), '[\n    { "id": 1, "unit": null },\n    { "id": 2 }\n  ]'],
  ["takes a member", remove("/rules/0/unit"), '[\n    { "id": 1 },'],
  ["gives another value", { kind: "set", at: "/rules/0/unit", value: "days" }, '{ "id": 1, "unit": "days" }'],
  ["adds a member as the others stand", { kind: "set", at: "/rules/1/unit", value: 5 }, '{ "id": 2, "unit": 5 }'],
  [
    "puts elements in order",
    { kind: "order", at: "/rules", places: [2, 0, 1] },
    '[\n    { "id": 3 },\n    { "id": 1, "unit": null },\n    { "id": 2 }\n  ]',
  ],
])("%s", (_name, edit, expected) => {
  const edited = editJson(text, [[edit]]);
  expect(edited.text).toContain(expected);
  expect(edited.made).toEqual([[edit]]);
  JSON.parse(edited.text);
});

test("what would meet another change, leave a list empty or has no place is left out", () => {
  const first = [remove("/rules/0")];
  expect(editJson(text, [first, [remove("/rules/0/unit")]]).made).toEqual([first]);
  expect(editJson('{"rules":[1]}', [[remove("/rules/0")]])).toEqual({ text: '{"rules":[1]}', made: [] });
  expect(editJson(text, [[remove("/rules/7")], [remove("")]]).text).toBe(text);
  expect(editJson("{", [first])).toEqual({ text: "{", made: [] });
});

test("changes at one place of an object go together", () => {
  const edits: JsonEdit[] = [
    { kind: "set", at: "/a", value: 3 },
    remove("/b"),
    { kind: "set", at: "/c", value: 4 },
    { kind: "set", at: "/d", value: 5 },
  ];
  expect(JSON.parse(editJson('{"a": 1, "b": 2}', [edits]).text)).toEqual({ a: 3, c: 4, d: 5 });
});

test("a group is made whole or not at all", () => {
  expect(editJson(text, [[remove("/rules/0/unit"), remove("/rules/9")]]).text).toBe(text);
});
