import { type CrxPlugin, crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import chromeManifest from './manifest.json' with { type: 'json' };

const target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';

/** Firefox runs the worker's file as an event page, knows no `key`, and wants to be told what is collected. */
function firefoxManifest() {
  const {
    key: _key,
    minimum_chrome_version: _chrome,
    externally_connectable: _closed,
    background,
    ...rest
  } = chromeManifest;
  return {
    ...rest,
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'click-to-dial@vicidial.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo'] },
      },
    },
  };
}

/** Content scripts are registered at run time as single files, so nothing has to be readable by web pages. */
function nothingWebAccessible(): CrxPlugin {
  return {
    name: 'nothing-web-accessible',
    apply: 'build',
    enforce: 'post',
    renderCrxManifest(manifest) {
      // biome-ignore lint/performance/noDelete: the manifest must not hold the key at all
      delete manifest.web_accessible_resources;
      return manifest;
    },
  };
}

export default defineConfig({
  // The extension has only the folders it ships; the sandbox and the docs are not web roots.
  publicDir: 'public',
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: target === 'firefox' ? 'firefox142' : 'chrome120',
    modulePreload: { polyfill: false },
  },
  plugins: [
    crx({
      manifest: (target === 'firefox' ? firefoxManifest() : chromeManifest) as ManifestV3Export,
      browser: target,
    }),
    nothingWebAccessible(),
  ],
});
