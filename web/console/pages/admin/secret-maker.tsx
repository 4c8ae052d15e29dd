import { Button, Drawer, Modal } from 'antd';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly words: { readonly add: string; readonly secret: string; readonly secretHelp: string; readonly kept: string };
  /** The form that makes it; told what to call with the secret. */
  readonly form: (onMade: (secret: string) => void) => ReactNode;
}

/** A button that opens a form; what the form makes comes with a secret that is shown this once and closed by hand. */
export function SecretMaker({ words, form }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const onMade = (made: string) => {
    setAdding(false);
    setSecret(made);
  };
  return (
    <>
      <Button type="primary" onClick={() => setAdding(true)}>
        {words.add}
      </Button>
      <Drawer
        open={isAdding}
        onClose={() => setAdding(false)}
        title={words.add}
        size={520}
        destroyOnHidden
        styles={{ wrapper: { maxWidth: '100vw' } }}
      >
        {form(onMade)}
      </Drawer>
      <Modal
        open={secret !== null}
        title={words.secret}
        closable={false}
        mask={{ closable: false }}
        footer={
          <Button type="primary" onClick={() => setSecret(null)}>
            {words.kept}
          </Button>
        }
      >
        <p className="quiet">{words.secretHelp}</p>
        <code className="secret">{secret}</code>
      </Modal>
    </>
  );
}
