"""Drives the native command: texts in, its JSON lines out. Needs nothing but Python."""
import json
import os
import subprocess
import tempfile


def extract(command, texts):
    """The records of `texts` (id → text), by id."""
    return {record['doc']['id']: record for record in _run(command, 'extract', texts)}


def explain(command, texts):
    """The explanations of `texts` (id → text), by id: sentences and words with their lemmas."""
    return {said['document']: said for said in _run(command, 'explain', texts)}


def _run(command, job, texts):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, text) in enumerate(texts.items()):
            # A folder each: the id is the file's name, whatever it may be.
            os.mkdir(os.path.join(folder, str(number)))
            paths.append(os.path.join(folder, str(number), name + '.txt'))
            with open(paths[-1], 'w', encoding='utf-8', newline='') as file:
                file.write(text)
        lines = []
        for at in range(0, len(paths), 500):
            call = [command, job, *paths[at:at + 500], '--format', 'jsonl']
            done = subprocess.run(call, stdout=subprocess.PIPE, text=True)
            if done.returncode:
                raise SystemExit(f'{command} {job} failed')
            lines += done.stdout.splitlines()
    return [json.loads(line) for line in lines]
