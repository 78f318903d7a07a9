// Posts one event structured, one binary and two as a batch; prints the status of each request.
// Usage: node post.mjs URL KEY
import { CloudEvent, HTTP } from "cloudevents";

const [url, key] = process.argv.slice(2);

const lead = (id) => new CloudEvent({
  id: `created-${id}`,
  source: "/sdk",
  type: "crm.lead.created.v1",
  time: "2026-07-02T08:00:00.000Z",
  datacontenttype: "application/json",
  data: { leadId: id, channel: "sdk" },
});

async function post(name, message) {
  const body = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
  const headers = { ...message.headers, authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/v1/events`, { method: "POST", headers, body });
  const receipt = await response.json();
  console.log(`${name} ${response.status} accepted=${receipt.accepted?.length ?? 0}`);
}

await post("structured", HTTP.structured(lead("L-structured")));
await post("binary", HTTP.binary(lead("L-binary")));
const batch = [lead("L-batch-1"), lead("L-batch-2")];
await post("batch", {
  headers: { "content-type": "application/cloudevents-batch+json" },
  body: JSON.stringify(batch),
});
