import { type CrxPlugin, crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import chromeManifest from './manifest.json' with { type: 'json' };
import { areaCodes } from './src/phone/numbering/area-codes.ts';
import { zonesByContinent, zonesByPrefix } from './src/phone/numbering/zones.ts';
import { lexicon } from './tools/build/lexicon.ts';
import { numberTypePatterns } from './tools/build/number-types.ts';
import { countryCodes, numberingPlans } from './tools/build/numbering-plans.ts';
import { oneFilePerPart, plainImports } from './tools/build/one-file-per-part.ts';

const target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';
const oldestBrowser = target === 'firefox' ? 'firefox142' : 'chrome130';

/**
 * Firefox runs the worker's file as an event page, knows no `key`, and requires a declaration of the collected data. It keeps
 * `side_panel` until the panel is bundled (`sidebarInFirefox`).
 */
function firefoxManifest() {
  const {
    key: _key,
    minimum_chrome_version: _chrome,
    externally_connectable: _closed,
    content_security_policy: { extension_pages: pagesPolicy },
    background,
    ...rest
  } = chromeManifest;
  return {
    ...rest,
    permissions: chromeManifest.permissions.filter((name) => name !== 'sidePanel'),
    background: { scripts: [background.service_worker], type: 'module' },
    // Only Chromium's worker needs the policy.
    content_security_policy: {
      extension_pages: pagesPolicy.replace('trusted-types worker-parts', "trusted-types 'none'"),
    },
    browser_specific_settings: {
      gecko: {
        id: 'click-to-dial@vicidial.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo'] },
      },
    },
  };
}

/** Ships the numbering plans and the locations of numbers as data; `platform/phone-metadata.ts` reads them. */
function phoneData(): Plugin {
  return {
    name: 'phone-data',
    apply: 'build',
    generateBundle() {
      const emit = (fileName: string, data: unknown) =>
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(data) });
      for (const [digit, zone] of numberingPlans()) emit(`numbering-plans/${digit}.json`, zone);
      emit('countries.json', { codes: countryCodes(), types: numberTypePatterns() });
      emit('words.json', lexicon);
      emit('places.json', { areaCodes, zonesByContinent, zonesByPrefix });
    },
  };
}

/**
 * crxjs builds the content scripts apart, as single files, and once more as modules that nothing loads. Emptied
 * here, those do not pull the finder into chunks that worker and popup share.
 */
function noModuleTwins(): Plugin {
  return {
    name: 'no-module-twins',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      /\/src\/content\/(?:[\w-]+\/)*(?:main|companion|page-world)\.ts$/.test(id) ? 'export {};' : null,
  };
}

/** Content scripts are registered at run time as single files, so nothing has to be readable by web pages. */
function nothingWebAccessible(): CrxPlugin {
  return {
    name: 'nothing-web-accessible',
    apply: 'build',
    enforce: 'post',
    renderCrxManifest(manifest) {
      delete manifest.web_accessible_resources;
      return manifest;
    },
  };
}

/** Chromium's worker is a classic script, because a module cannot load its parts later (`bundleWorkerInParts`). */
function classicWorker(): CrxPlugin {
  return {
    name: 'classic-worker',
    apply: 'build',
    enforce: 'post',
    renderCrxManifest({ background, ...manifest }) {
      if (!background || !('service_worker' in background)) return { ...manifest, background };
      return { ...manifest, background: { service_worker: background.service_worker } };
    },
  };
}

/** Firefox has the sidebar in place of Chromium's side panel. crxjs bundles only the page of the latter. */
function sidebarInFirefox(): CrxPlugin {
  return {
    name: 'sidebar-in-firefox',
    apply: 'build',
    enforce: 'post',
    renderCrxManifest({ side_panel, ...manifest }) {
      if (target !== 'firefox') return { side_panel, ...manifest };
      const sidebar = {
        default_panel: side_panel?.default_path,
        default_title: manifest.name,
        default_icon: manifest.icons,
        // The agent opens it. It does not open by itself after the installation.
        open_at_install: false,
      };
      return { ...manifest, sidebar_action: sidebar };
    },
  };
}

export default defineConfig({
  // The extension has only the folders it ships; the sandbox and the docs are not web roots.
  publicDir: 'public',
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: oldestBrowser,
    modulePreload: {
      polyfill: false,
      // Parts that a script loads later are bundled once more, and the page has all styles.
      resolveDependencies: () => [],
    },
    // The manifest names every page but these.
    rollupOptions: {
      input: { team: 'src/team-page/team.html', leadImport: 'src/lead-import/lead-import.html' },
    },
  },
  plugins: [
    crx({
      manifest: (target === 'firefox' ? firefoxManifest() : chromeManifest) as ManifestV3Export,
      browser: target,
    }),
    phoneData(),
    noModuleTwins(),
    plainImports(),
    nothingWebAccessible(),
    sidebarInFirefox(),
    classicWorker(),
    oneFilePerPart(oldestBrowser, target === 'chrome'),
  ],
});
