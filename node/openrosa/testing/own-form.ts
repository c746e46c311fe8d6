// A form as another organisation has it, with its own names and values, and what they mean here. EXERCISE.

/** As an XLSForm converter writes it, a list of choices within the form. */
export function ownForm(): string {
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
  <h:head>
    <h:title>EXERCISE Visite</h:title>
    <model>
      <instance>
        <data id="section-visit" version="2026-10">
          <site/><day/><what/><place><village/></place><seen><market/></seen><story/>
          <meta><instanceID/></meta>
        </data>
      </instance>
      <instance id="marks"><root><item><name>open</name><label>open</label></item><item><name>shut</name><label>shut</label></item></root></instance>
      <bind nodeset="/data/site" type="string"/>
      <bind nodeset="/data/day" type="date"/>
      <bind nodeset="/data/what" type="string"/>
      <bind nodeset="/data/place/village" type="string"/>
      <bind nodeset="/data/seen/market" type="string"/>
      <bind nodeset="/data/story" type="string"/>
      <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
    </model>
  </h:head>
  <h:body>
    <input ref="/data/site"><label>Site</label></input>
    <input ref="/data/day"><label>Jour</label></input>
    <select1 ref="/data/what">
      <label>Quoi</label>
      <item><label>coups de feu</label><value>1</value></item>
      <item><label>pillage</label><value>2</value></item>
    </select1>
    <input ref="/data/place/village"><label>Village</label></input>
    <select1 ref="/data/seen/market"><label>Marché</label><itemset nodeset="instance('marks')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
    <input ref="/data/story"><label>Récit</label></input>
  </h:body>
</h:html>`;
}

export const goodMapping = `{
  "formId": "section-visit",
  "kind": "flash",
  "always": { "readers": "province", "actor": "armed-group" },
  "fields": {
    "base": "/data/site",
    "from": "/data/day",
    "event": { "path": "/data/what", "values": { "1": "shots", "2": "looting" } },
    "community": "/data/place/village",
    "observations/markets": { "path": "/data/seen/market", "values": { "open": "fine", "shut": "grave" } }
  },
  "bodies": { "text": "/data/story" }
}`;

export function ownInstance(instanceId: string, story = 'EXERCISE boutique vidée'): string {
  return `<data id="section-visit" version="2026-10"><site>kibua</site><day>2026-11-23</day><what>2</what><place><village>ntoto</village></place><seen><market>shut</market></seen><story>${story}</story><meta><instanceID>${instanceId}</instanceID></meta></data>`;
}
